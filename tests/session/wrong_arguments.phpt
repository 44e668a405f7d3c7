--TEST--
Wrong timeouts and lengths are a ValueError or a TypeError, and the session goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ([fn() => $c->readLine(-1), fn() => $c->readLine(-0.001), fn() => $c->readLine(NAN), fn() => $c->readLine(INF), fn() => $c->readLine('x'),
                fn() => $c->readBytes(-1), fn() => $c->readBytes(PHP_INT_MAX), fn() => $c->readBytes(1, -1), fn() => $c->readBytes(),
                fn() => $c->readLine(1, 2), fn() => $c->setFraming('x'), fn() => $c->onBytes(1, fn() => null)] as $attempt) {
            try {
                $c->send(json_encode($attempt()));
            } catch (Error $error) {
                $c->send(get_class($error) . ': ' . $error->getMessage());
            }
        }
        $c->send($c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a line\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
ValueError: Lineproto\Connection::readLine(): Argument #1 ($timeout) must be a number of seconds that is not negative, or null
ValueError: Lineproto\Connection::readLine(): Argument #1 ($timeout) must be a number of seconds that is not negative, or null
ValueError: Lineproto\Connection::readLine(): Argument #1 ($timeout) must be a number of seconds that is not negative, or null
ValueError: Lineproto\Connection::readLine(): Argument #1 ($timeout) must be a number of seconds that is not negative, or null
TypeError: Lineproto\Connection::readLine(): Argument #1 ($timeout) must be of type int|float|null, string given
ValueError: Lineproto\Connection::readBytes(): Argument #1 ($length) must be between 0 and 2147483647, -1 given
ValueError: Lineproto\Connection::readBytes(): Argument #1 ($length) must be between 0 and 2147483647, %d given
ValueError: Lineproto\Connection::readBytes(): Argument #2 ($timeout) must be a number of seconds that is not negative, or null
ArgumentCountError: Lineproto\Connection::readBytes() expects at least 1 argument, 0 given
ArgumentCountError: Lineproto\Connection::readLine() expects at most 1 argument, 2 given
TypeError: Lineproto\Connection::setFraming(): Argument #1 ($framing) must be of type Lineproto\Framing, string given
Lineproto\LineprotoError: Lineproto\Connection::onBytes() cannot be used in a session: readBytes() returns the bytes
a line
0
