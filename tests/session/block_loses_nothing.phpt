--TEST--
SlowConsumer::Block: a session sends as fast as its peer reads; nothing is lost and memory stays bounded
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ($c as $line) {
        $c->send($line);
    }
    for ($i = 0; $i < 20000; $i++) {
        $c->send(str_pad($i, 1000, 'x'));
    }
    $c->send(array_fill(0, 1000, 'array'));
    $c->send((function () { for ($i = 0; $i < 5000; $i++) yield str_pad($i, 1000, 'y'); })());
    $c->write("raw\n");
    say(memory_get_peak_usage() < 8 << 20 ? 'bounded' : memory_get_peak_usage() . ' bytes');
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block");
$before = $server->memory();
$peer = $server->connect()->send("a\n")->finish();
pass(0.2);
$grown = $server->memory() - $before;
$hash = hash_init('md5');
hash_update($hash, "a\n");
for ($i = 0; $i < 20000; $i++) {
    hash_update($hash, str_pad($i, 1000, 'x') . "\n");
}
hash_update($hash, str_repeat("array\n", 1000));
for ($i = 0; $i < 5000; $i++) {
    hash_update($hash, str_pad($i, 1000, 'y') . "\n");
}
hash_update($hash, "raw\n");
echo md5($peer->rest()) === hash_final($hash) ? 'whole' : 'broken', ' ', $server->hear(), $grown < 4 << 20 || getenv('SKIP_ASAN') ? '' : " grown by $grown", "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
whole bounded
0after
