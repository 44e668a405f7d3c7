--TEST--
As long as one worker has room nobody is refused; when all are full they refuse at once, however many they are
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['workers' => 12, 'max_connections' => 2, 'on_start' => $ready]);
    PHP, 12);
$peers = [];
for ($i = 0; $i < 24; $i++) {   // as many as there is room for
    $peer = $server->connect();
    if ($peer->line() !== "connect\n") {
        fail("number $i was refused");
    }
    $peers[(int) ask($peer, 'pid')][] = $peer;
}
echo count($peers), ' workers, ', max(array_map(count(...), $peers)), " each\n";
for ($round = 0; $round < 5; $round++) {   // two leave the same worker, two come
    $pid = array_rand($peers);
    foreach ($peers[$pid] as $peer) {
        $peer->close();
    }
    until(fn() => stats(current($peers[array_key_first(array_diff_key($peers, [$pid => 1]))]))['open'] === 22, 'they have left');
    $peers[$pid] = [$server->connect(), $server->connect()];
    foreach ($peers[$pid] as $peer) {
        if ($peer->line() !== "connect\n" || (int) ask($peer, 'pid') !== $pid) {
            fail("refused, or not served by $pid");
        }
    }
}
$cpu = $server->cpu();
for ($i = 0, $refused = 0; $i < 200; $i++) {
    $refused += $server->connect()->line() === "not connect\n";
}
echo "$refused refused\n";
var_dump($server->cpu() - $cpu < 0.3);   // the parent has nothing to do with it
echo end_of($server), "\n";
?>
--EXPECT--
12 workers, 2 each
200 refused
bool(true)
status 0
