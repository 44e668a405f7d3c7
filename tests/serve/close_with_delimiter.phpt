--TEST--
A last line that contains the delimiter is a ValueError, and the connection is not closed by it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        try {
            $connection->close("a\nb");
        } catch (ValueError $error) {
            return $error->getMessage();
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\ny\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\Connection::close(): Argument #1 ($lastLine) must not contain a line feed, which ends a line in this framing; write() sends bytes as they are
Lineproto\Connection::close(): Argument #1 ($lastLine) must not contain a line feed, which ends a line in this framing; write() sends bytes as they are
0
