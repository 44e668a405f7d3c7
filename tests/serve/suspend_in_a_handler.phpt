--TEST--
Fiber::suspend() in a handler without a Fiber is that connection's error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => Fiber::suspend(), ['greeting' => null, 'on_start' => $ready,
        'on_error' => fn($error) => get_class($error)]);
    PHP);
echo $server->connect()->send("x\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
FiberError
0
