--TEST--
A flood of connections, from one address or in all, fills neither the server nor its log; who is served goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
const FLOOD = 400;
foreach (['max_connections' => 'the server is full (option max_connections)', 'max_per_ip' => 'too many connections from its address (option max_per_ip)'] as $option => $reason) {
    $server = Child::serve(sprintf(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['%s' => 2, 'greeting' => null, 'on_start' => $ready,
            'on_stop' => fn($server) => print json_encode(array_intersect_key($server->stats(), ['accepted' => 0, 'refused' => 0, 'open' => 0])) . "\n"]);
        PHP, $option));
    [$first, $second] = [$server->connect(), $server->connect()];
    $first->send("x\n")->line();
    $second->send("x\n")->line();
    $before = $server->memory();
    $flood = [];
    for ($i = 0; $i < FLOOD; $i++) {
        $flood[] = $server->connect();   // which stays, and says nothing
        if ($i % 50 === 0) {
            $first->send("still served\n")->line();
        }
    }
    $refused = 0;
    foreach ($flood as $peer) {
        $refused += in_array($peer->rest(), ["not connect\n", ''], true);
    }
    echo $refused === FLOOD && $server->memory() - $before < 4 << 20 ? 'all refused' : "$refused refused, " . ($server->memory() - $before) . ' bytes', ', ';
    echo trim($first->send("still served\n")->finish()->rest()), ', ', $server->stop(), ', ', $server->output();
    foreach (explode("\n", trim($server->errors())) as $line) {
        echo preg_replace('/^lineproto\[\d+\] |127.0.0.1:\d+/', '', $line) === "warning: $reason refused=" ? "one line in the log\n" : "$line\n";
    }
}
?>
--EXPECT--
all refused, still served, 0, {"accepted":2,"open":0,"refused":400}
one line in the log
all refused, still served, 0, {"accepted":2,"open":0,"refused":400}
one line in the log
