--TEST--
With the option transcript, a session is written down as any dialogue
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('while (($line = $c->readLine()) !== null) $c->send("OK $line");', "'greeting' => 'connect', 'transcript' => true");
echo $server->connect()->send("a\nb\n")->finish()->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
OK a
OK b
0Socket connected
send data to client
Wrote to socket
Buffer:a
Buffer:b
Closed the socket
after
