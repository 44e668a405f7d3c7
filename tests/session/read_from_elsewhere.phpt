--TEST--
Reading a connection from another session, a callback or a timer is a LineprotoError that says so
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    if ($c->id === 1) {
        $GLOBALS['first'] = $c;
        $c->server->after(0, fn() => say('timer: ' . tried(fn() => $c->readLine())));
        $c->send('generator');
        $c->readLine();
        return;
    }
    say('another session: ' . tried(fn() => $GLOBALS['first']->readLine()));
    say('another session: ' . tried(fn() => $GLOBALS['first']->readBytes(5)));
    $c->send('over');
    PHP, "'on_connect' => fn(\$c) => say('on_connect: ' . tried(fn() => \$c->readLine())), 'on_close' => fn(\$c) => say('on_close: ' . tried(fn() => \$c->readLine())),",
    TRIED);
$first = $server->connect();
$first->line();
echo $server->hear(), "\n", $server->hear(), "\n";
$server->connect()->rest();
for ($i = 0; $i < 4; $i++) {
    echo $server->hear(), "\n";
}
$first->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
on_connect: LineprotoError: Lineproto\Connection::readLine() was called from outside of the connection's session
timer: LineprotoError: Lineproto\Connection::readLine() was called from outside of the connection's session
on_connect: LineprotoError: Lineproto\Connection::readLine() was called from outside of the connection's session
another session: LineprotoError: Lineproto\Connection::readLine() was called from outside of the connection's session
another session: LineprotoError: Lineproto\Connection::readBytes() was called from outside of the connection's session
on_close: LineprotoError: Lineproto\Connection::readLine() was called from outside of the connection's session
0after
