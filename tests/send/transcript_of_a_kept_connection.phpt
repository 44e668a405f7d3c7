--TEST--
A kept connection greets once: its next transcript begins with the writing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('null');
foreach (['one', 'two'] as $line) {
    lineproto_send($server->address, $line, ['transcript' => true, 'persistent' => true]);
}
ini_set('lineproto.pool_size', '0');
lineproto_send($server->address, 'three', ['transcript' => true, 'persistent' => true]);   // ends the kept one
echo "-- ", $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
Buffer Data: connect
Writing to Socket
send to server: one
 response from server was:Thank you client , you data is Received success 
Writing to Socket
send to server: two
 response from server was:Thank you client , you data is Received success 
Writing to Socket
send to server: three
 response from server was:Thank you client , you data is Received success 
-- 0
Socket connected
send data to client
Wrote to socket
Buffer:one
Buffer:two
Buffer:three
Closed the socket
