--TEST--
Those that have not said who they are when the server drains or stops are refused; no handler hears of them
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$end = <<<'PHP'
    function counters(Lineproto\Server $server): string
    {
        ['accepted' => $accepted, 'open' => $open, 'closed' => $closed, 'refused' => $refused] = $server->stats();
        return "accepted $accepted, open $open, closed $closed, refused $refused";
    }
    try {
        lineproto_serve('tcp://127.0.0.1:0', fn($line, $peer) => $line === 'exit' ? exit(3) : ($line === 'throw' ? throw new Exception('out') : $peer->server->$line()),
            ['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'on_start' => $ready, 'on_stop' => fn($server) => print counters($server) . "\n",
            'on_error' => fn($error) => throw $error, 'on_connect' => fn($peer) => print "connected $peer->remoteAddress\n",
            'on_close' => fn($peer, $reason) => print "closed {$reason->name}\n"]);
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    }
    PHP;
foreach (['drain', 'stop', 'exit', 'throw'] as $how) {
    $server = Child::serve($end);
    $half = [$server->connect()->send('PROXY TCP4'), $server->connect(), $server->connect()->send(substr(v2_tcp4(v2_tlv(4, 'xxx')), 0, -1))];
    $peer = $server->connect()->send(v1() . "$how\n");
    echo "-- $how --\n", $peer->rest();
    foreach ($half as $other) {
        echo json_encode($other->rest()), ' ';
    }
    echo $server->wait(), "\n", $server->output(), $server->errors();
}
?>
--EXPECT--
-- drain --
connect
"not connect\n" "not connect\n" "not connect\n" 0
connected 1.2.3.4:56
closed Drain
accepted 1, open 0, closed 1, refused 3
-- stop --
connect
"" "" "" 0
connected 1.2.3.4:56
closed Local
accepted 1, open 0, closed 1, refused 3
-- exit --
connect
"" "" "" 3
connected 1.2.3.4:56
-- throw --
connect
"" "" "" 0
connected 1.2.3.4:56
out
