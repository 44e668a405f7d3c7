--TEST--
An exception that is thrown into the Fiber of a waiting session comes out of its call, and nothing is lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $GLOBALS['fibers'][$c->id] = Fiber::getCurrent();
    if ($c->id === 2) {
        $GLOBALS['fibers'][1]->throw(new Exception('by another'));
        $c->send('thrown');
        return;
    }
    $c->server->after(0, fn() => $GLOBALS['fibers'][1]->throw(new Exception('by a timer')));
    say(tried(fn() => $c->readLine()));
    say(tried(fn() => $c->readBytes(100)));
    while (($line = $c->readLine()) !== null) $c->send("<$line>");
    PHP, before: TRIED);
$peer = $server->connect();
echo $server->hear(), "\n";
$peer->send("half ");
echo $server->connect()->rest(), $server->hear(), "\n";
echo $peer->send("a line\nand another\n")->finish()->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Exception: by a timer
thrown
Exception: by another
<half a line>
<and another>
0after
