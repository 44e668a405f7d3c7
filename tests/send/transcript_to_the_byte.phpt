--TEST--
The documents' client prints its transcript to the byte
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => \$ready]);");
ob_start();
$reply = lineproto_send($server->address, 'This data will Send to server!', ['transcript' => true]);
$transcript = ob_get_clean();
echo $transcript, "--\n";
var_dump($reply);
lineproto_send($server->address, ['a', 'b'], ['transcript' => true]);
echo $server->stop(), "\n";
?>
--EXPECT--
Buffer Data: connect
Writing to Socket
send to server: This data will Send to server!
 response from server was:Thank you client , you data is Received success 
--
string(48) "Thank you client , you data is Received success "
Buffer Data: connect
Writing to Socket
send to server: a
 response from server was:Thank you client , you data is Received success 
Writing to Socket
send to server: b
 response from server was:Thank you client , you data is Received success 
0
