--TEST--
Many clients talk at once; the transcript has them in the order of what happened
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    PHP);
$peers = [];
for ($i = 0; $i < 3; $i++) {
    $peers[$i] = $server->connect();
    $peers[$i]->line();
}
for ($i = 2; $i >= 0; $i--) {
    echo $peers[$i]->send("from $i\n")->line();
}
foreach ($peers as $i => $peer) {
    echo $peer->send("again $i\n")->finish()->rest();
}
$server->stop();
echo "--\n", $server->output(), $server->errors();
?>
--EXPECT--
Thank you client , you data is Received success 
Thank you client , you data is Received success 
Thank you client , you data is Received success 
Thank you client , you data is Received success 
Thank you client , you data is Received success 
Thank you client , you data is Received success 
--
Socket connected
send data to client
Wrote to socket
Socket connected
send data to client
Wrote to socket
Socket connected
send data to client
Wrote to socket
Buffer:from 2
Buffer:from 1
Buffer:from 0
Buffer:again 0
Closed the socket
Buffer:again 1
Closed the socket
Buffer:again 2
Closed the socket
