--TEST--
onBytes() in a session is a LineprotoError that names readBytes()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('$c->send(tried(fn() => $c->onBytes(3, fn() => null))); $c->send($c->readBytes(3)); $c->send($c->readLine());', before: TRIED);
echo $server->connect()->send("abcd\n")->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
LineprotoError: Lineproto\Connection::onBytes() cannot be used in a session: readBytes() returns the bytes
abc
d
0after
