--TEST--
The callback of onBytes() may ask for the next block itself; its result is a reply, an iterable too
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->onBytes(1, function ($length, $connection) {
            $connection->onBytes((int) $length, fn($bytes) => ['block', $bytes]);
        });
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n3abcy\n2dez\n1")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
block
abc
block
de
0
