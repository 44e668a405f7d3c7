--TEST--
Timers fire in the order of their time, one of zero seconds not before the handler that set it returned
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        foreach ([0.03, 0.01, 0.02, 0] as $seconds) {
            $connection->server->after($seconds, fn() => $connection->send("after $seconds"));
        }
        return 'set';
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send("x\n");
echo $peer->line(), $peer->line(), $peer->line(), $peer->line(), $peer->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
set
after 0
after 0.01
after 0.02
after 0.03
0
