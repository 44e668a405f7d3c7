--TEST--
With transcript a session's lines are in it, as a handler's are
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            echo "(session: $line)\n";
        }
    }, options: ['transcript' => true, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\nrest")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
0
Socket connected
send data to client
Wrote to socket
Buffer:a
(session: a)
Buffer:b
(session: b)
Buffer:rest
(session: rest)
Closed the socket
