--TEST--
send() and write() take what their signatures say
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        foreach ([5, null, new stdClass, true] as $value) {
            try {
                $connection->send($value);
            } catch (TypeError $error) {
                $connection->send($error->getMessage());
            }
        }
        try {
            $connection->write([]);
        } catch (TypeError $error) {
            $connection->send($error->getMessage());
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\Connection::send(): Argument #1 ($lines) must be of type Traversable|array|string, int given
Lineproto\Connection::send(): Argument #1 ($lines) must be of type Traversable|array|string, null given
Lineproto\Connection::send(): Argument #1 ($lines) must be of type Traversable|array|string, stdClass given
Lineproto\Connection::send(): Argument #1 ($lines) must be of type Traversable|array|string, bool given
Lineproto\Connection::write(): Argument #1 ($bytes) must be of type string, array given
0
