--TEST--
The status listener answers within a loop of the host's
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = new Lineproto\Server(['greeting' => null, 'status' => '127.0.0.1:0']);
$address = $server->listen('tcp://127.0.0.1:0', fn($line) => $line);
$stream = $server->getStream();
$status = $server->stats()['status'];
$peer = new Peer($status);
$peer->send("GET /health HTTP/1.1\r\n\r\n");
stream_set_blocking($peer->stream, false);
for ($response = '', $deadline = microtime(true) + DEADLINE; !feof($peer->stream) && microtime(true) < $deadline; ) {
    $read = [$stream, $peer->stream];
    $none = null;
    stream_select($read, $none, $none, 1);
    if (in_array($stream, $read, true)) {
        $server->dispatch();
    }
    $response .= fread($peer->stream, 8192);
}
echo substr($response, 0, 15), ' ', substr($response, -2), "\n";
$server->stop();
$server->dispatch();
echo @stream_socket_client($status) ? "still listening\n" : "closed\n";
?>
--EXPECT--
HTTP/1.1 200 OK ok
closed
