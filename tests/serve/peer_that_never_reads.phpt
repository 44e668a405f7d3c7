--TEST--
A peer that sends and never reads is not read any more: memory stays bounded, others are served
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_write_buffer' => 65536, 'on_start' => $ready]);
    PHP);
$deaf = $server->connect();
$other = $server->connect();
$other->send("x\n")->line();
$before = $server->memory();
stream_set_blocking($deaf->stream, false);
$lines = str_repeat(str_repeat('y', 99) . "\n", 10000);
for ($sent = 0, $stuck = 0, $deadline = microtime(true) + DEADLINE; $stuck < 200; ) {
    $count = (int) @fwrite($deaf->stream, substr($lines, $sent % 100));
    $sent += $count;
    $stuck = $count ? 0 : $stuck + 1;
    $other->send("x\n")->line();
    if (microtime(true) > $deadline) {
        fail("the server goes on reading: $sent bytes");
    }
}
echo $server->memory() - $before < 8 << 20 ? "bounded\n" : "not bounded\n";
stream_set_blocking($deaf->stream, true);
$deaf->finish();
for ($got = 0; ($bytes = fread($deaf->stream, 1 << 18)) !== '' && $bytes !== false; ) {
    $got += strlen($bytes);
}
var_dump($got - $sent <= 1 && $got >= $sent);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bounded
bool(true)
0
