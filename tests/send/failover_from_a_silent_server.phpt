--TEST--
A server that accepts and does not greet has connect_timeout for it while others can be asked; the last one has the whole timeout
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$silent = stream_socket_server('tcp://127.0.0.1:0');   // the kernel accepts, nobody speaks
$address = 'tcp://' . stream_socket_get_name($silent, false);
$server = line_server();
echo lineproto_send([$address, $server->address], 'x', ['connect_timeout' => 0.2, 'timeout' => 20]), "\n";
echo thrown(fn() => lineproto_send([$address, $address], 'x', ['connect_timeout' => 0.1, 'timeout' => 0.3])), "\n";
try {
    lineproto_send([$address, $address], 'x', ['connect_timeout' => 0.1, 'timeout' => 0.3]);
} catch (Lineproto\TimeoutException $e) {
    echo preg_replace('/127\.0\.0\.1:\d+/', 'ADDRESS', $e->getPrevious()->getMessage()), "\n";
}
$server->stop();
?>
--EXPECT--
<x>
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.3 seconds; if that server does not greet, set the option greeting to false
no greeting from tcp://ADDRESS within 0.1 seconds (option connect_timeout); if that server does not greet, set the option greeting to false
