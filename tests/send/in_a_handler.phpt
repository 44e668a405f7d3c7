--TEST--
A handler that asks its own server gets a timeout, not a deadlock; the server goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        try {
            return $line === 'ask' ? lineproto_send("tcp://$peer->localAddress", 'x', ['timeout' => 0.2]) : "OK $line";
        } catch (Lineproto\TimeoutException $e) {
            return "timeout: $e->phase";
        }
    }, ['on_start' => $ready]);
    PHP);
echo lineproto_send($server->address, 'ask'), "\n", lineproto_send($server->address, 'y'), "\n", $server->stop(), $server->errors();
?>
--EXPECT--
timeout: greeting
OK y
0
