--TEST--
lineproto_serve() within a session is a LineprotoError; the server and the session go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->send(tried(fn() => lineproto_serve('tcp://127.0.0.1:0', session: fn() => null)));
    $c->send(tried(fn() => $c->server->run()));
    $c->send(tried(fn() => $c->readLine()));
    PHP, before: TRIED);
echo $server->connect()->send("a\n")->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
LineprotoError: lineproto_serve(): a server is running in this process already; let it listen at more addresses instead
LineprotoError: Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
"a"
0after
