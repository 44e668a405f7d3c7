--TEST--
Without a handler it speaks the documents' dialogue, to the byte, on both sides
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    PHP);
echo $server->connect()->send("This data will Send to server!\n")->finish()->rest();
echo "-- {$server->stop()}\n";
echo $server->output(), $server->errors();
?>
--EXPECT--
connect
Thank you client , you data is Received success 
-- 0
Socket connected
send data to client
Wrote to socket
Buffer:This data will Send to server!
Closed the socket
