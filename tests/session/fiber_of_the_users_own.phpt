--TEST--
A Fiber of the user in a session works as ever; waiting in it for the connection is a LineprotoError
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $fiber = new Fiber(function ($x) use ($c) {
        $c->send("in the fiber: $x");
        $got = Fiber::suspend('suspended');
        $c->send("resumed with $got");
        foreach ([fn() => $c->readLine(), fn() => $c->readBytes(1), fn() => iterator_to_array($c)] as $call) {
            $c->send(tried($call));
        }
        return 'returned';
    });
    $c->send('got ' . $fiber->start('started'));
    $c->send('read ' . $c->readLine());
    $fiber->resume('a value');
    $c->send($fiber->getReturn());
    $c->send('read ' . $c->readLine());
    PHP, "'slow_consumer' => Lineproto\\SlowConsumer::Block,", TRIED);
echo $server->connect()->send("a\nb\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
in the fiber: started
got suspended
read a
resumed with a value
LineprotoError: Lineproto\Connection::readLine() was called in another Fiber: only the session's own can wait for its connection
LineprotoError: Lineproto\Connection::readBytes() was called in another Fiber: only the session's own can wait for its connection
LineprotoError: Lineproto\Connection::getIterator() was called in another Fiber: only the session's own can wait for its connection
returned
read b
0after
