--TEST--
send() refuses a line that contains the delimiter; write() sends bytes as they are
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        try {
            $connection->send("a\r\nb");
        } catch (ValueError $error) {
            $connection->send($error->getMessage());
        }
        $connection->write("a\r\nb\n");
        $connection->setFraming(Lineproto\Framing::crlf());
        try {
            $connection->send("a\rb");
        } catch (ValueError $error) {
            $connection->send($error->getMessage());
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo str_replace("\r", '\r', $server->connect()->send("x\n")->finish()->rest());
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\Connection::send(): Argument #1 ($lines) must not contain a line feed, which ends a line in this framing; write() sends bytes as they are
a\r
b
Lineproto\Connection::send(): Argument #1 ($lines) must not contain a carriage return or line feed, which strict CRLF framing allows at the end only; write() sends bytes as they are\r
0
