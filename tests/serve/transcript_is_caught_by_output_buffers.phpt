--TEST--
The transcript is PHP's output: ob_start() catches it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    ob_start();
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    echo strtoupper(ob_get_clean());
    PHP);
$server->connect()->send("abc\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
SOCKET CONNECTED
SEND DATA TO CLIENT
WROTE TO SOCKET
BUFFER:ABC
CLOSED THE SOCKET
