--TEST--
A handler turns the transcript off; the option turns it on again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['', "'transcript' => true,"] as $option) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', strrev(...), [$option 'on_start' => \$ready]);
        PHP);
    echo $server->connect()->send("abc\n")->finish()->rest();
    $server->stop();
    echo "--\n", $server->output(), $server->errors();
}
?>
--EXPECT--
connect
cba
--
connect
cba
--
Socket connected
send data to client
Wrote to socket
Buffer:abc
Closed the socket
