--TEST--
Who opens connections to the status listener and says nothing, or not enough, is gone after five seconds; the others wait no longer, and lines flow all the time
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status();
$before = $server->descriptors();
$start = microtime(true);
for ($i = 0; $i < 64; $i++) {
    $peers[] = $peer = new Peer($server->addresses[1]);
    if ($i % 2) {
        $peer->send("GET /health HTTP/1.1\r\nX: ");
    }
}
$waiting = (new Peer($server->addresses[1]))->send("GET /health HTTP/1.1\r\n\r\n");
$peer = $server->connect();
for ($i = 0; $i < 1000; $i++) {
    if ($peer->send("$i\n")->line() !== "$i\n") {
        fail("line $i");
    }
}
echo microtime(true) - $start < 4 ? "lines flow\n" : "lines wait\n";
echo $server->descriptors() - $before <= 65 ? "bounded\n" : "not bounded\n";   // 64 and a line connection
echo substr($waiting->rest(), 9, 3), "\n";
$took = microtime(true) - $start;
echo $took > 4.5 && $took < 9 ? "after five seconds\n" : "after $took seconds\n";
$said = array_count_values(array_map(fn($peer) => substr($peer->rest(), 0, 12), $peers));
ksort($said);
print_r($said);
$peers = $waiting = null;
$peer->close();
for ($deadline = microtime(true) + DEADLINE; $server->descriptors() > $before && microtime(true) < $deadline; http($server, '/health')) {
}
echo $server->descriptors() - $before, " left\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
lines flow
bounded
200
after five seconds
Array
(
    [] => 32
    [HTTP/1.1 408] => 32
)
0 left
0
