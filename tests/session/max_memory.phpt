--TEST--
max_memory closes a session's connection as a slow consumer or for its unfinished line
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            while ($c->send(str_repeat('x', 100000)));
        }
        say('null');
    }, options: ['greeting' => null, 'on_start' => $ready, 'max_memory' => 500000, 'max_line' => 10 << 20, 'max_write_buffer' => 10 << 20, 'on_close' => fn($c, $reason) => say($reason->name)]);
    PHP);
$peer = $server->connect()->send("a\n");
echo $server->hear(), ' ', $server->hear(), "\n";
$other = $server->connect();
@fwrite($other->stream, str_repeat('y', 1000000));
echo $server->hear(), ' ', $server->hear(), "\n";
echo $server->stop(), $server->output();
?>
--EXPECT--
null SlowConsumer
null Overflow
0
