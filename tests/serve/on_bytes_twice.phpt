--TEST--
onBytes() while it waits already is a LineprotoError; a length below 1 is a ValueError
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        foreach ([0, -1, 3, 4] as $length) {
            try {
                $connection->onBytes($length, fn($bytes) => $bytes);
            } catch (Error $error) {
                $connection->send(get_class($error) . ": {$error->getMessage()}");
            }
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\nabc")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
ValueError: Lineproto\Connection::onBytes(): Argument #1 ($length) must be between 1 and 2147483647, 0 given
ValueError: Lineproto\Connection::onBytes(): Argument #1 ($length) must be between 1 and 2147483647, -1 given
Lineproto\LineprotoError: Lineproto\Connection::onBytes() is already waiting for 3 bytes of this connection
abc
0
