--TEST--
Connections, servers and framings cannot be cloned or serialized; a connection cannot be made
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $c) {
        $attempts = [fn() => clone $c, fn() => serialize($c), fn() => clone $c->server, fn() => serialize($c->server),
            fn() => clone Lineproto\Framing::lines(), fn() => serialize(Lineproto\Framing::lines()),
            fn() => new Lineproto\Connection, fn() => new Lineproto\Framing,
            fn() => (new ReflectionClass($c))->newInstanceWithoutConstructor(),
            fn() => unserialize('O:20:"Lineproto\Connection":0:{}'), fn() => $c->server->__construct([])];
        foreach ($attempts as $attempt) {
            try {
                $attempt();
                yield 'nothing';
            } catch (Throwable $error) {
                yield $error->getMessage();
            }
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Trying to clone an uncloneable object of class Lineproto\Connection
Serialization of 'Lineproto\Connection' is not allowed
Trying to clone an uncloneable object of class Lineproto\Server
Serialization of 'Lineproto\Server' is not allowed
Trying to clone an uncloneable object of class Lineproto\Framing
Serialization of 'Lineproto\Framing' is not allowed
Call to private Lineproto\Connection::__construct() from global scope
Call to private Lineproto\Framing::__construct() from global scope
Class Lineproto\Connection is an internal class marked as final that cannot be instantiated without invoking its constructor
Unserialization of 'Lineproto\Connection' is not allowed
Lineproto\Server::__construct() cannot be called again
0
