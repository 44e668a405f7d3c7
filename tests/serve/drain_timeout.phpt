--TEST--
A drain that does not end is ended by drain_timeout, and the log says so
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (function () { while (true) yield str_repeat('x', 10000); })(), ['greeting' => null,
        'drain_timeout' => 0.2, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    echo "after\n";
    PHP);
$peer = $server->connect()->send("x\n");
$peer->line();
echo $server->stop(), $server->hear(), "\n";
echo $server->output(), $server->errors();
?>
--EXPECTF--
0Drain
after
lineproto[%d] warning: drain_timeout passed: closing what is left connections=1
