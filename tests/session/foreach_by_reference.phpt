--TEST--
foreach by reference is an error; an iterator that is used after the end or elsewhere says what is wrong
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->send(tried(function () use ($c) { foreach ($c as &$line); }));
    $iterator = $c->getIterator();
    $c->server->after(0, fn() => say(tried(fn() => $iterator->next())));
    $c->send(tried(fn() => (new Fiber(fn() => $iterator->next()))->start()));
    $c->send(tried(fn() => [$iterator->valid(), $c->readLine(), $c->readLine()]));
    PHP, before: TRIED);
$peer = $server->connect();
echo $server->hear(), "\n", $peer->send("a\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
LineprotoError: Lineproto\Connection::getIterator() was called from outside of the connection's session
Error: An iterator cannot be used with foreach by reference
LineprotoError: Lineproto\Connection::getIterator() was called in another Fiber: only the session's own can wait for its connection
[false,"a",null]
0after
