--TEST--
send() and close() refuse a line with the delimiter at once, also while an iterable is still under way
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->send(['one', 'two']);
        foreach (['send', 'close'] as $method) {
            try {
                $connection->$method("a\nb");
            } catch (ValueError $error) {
                echo "$method: ", $error->getMessage(), "\n";
            }
        }
        return 'three';
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
one
two
three
send: Lineproto\Connection::send(): Argument #1 ($lines) must not contain a line feed, which ends a line in this framing; write() sends bytes as they are
close: Lineproto\Connection::close(): Argument #1 ($lastLine) must not contain a line feed, which ends a line in this framing; write() sends bytes as they are
