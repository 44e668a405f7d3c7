--TEST--
Connections are spread over the workers, also when they come one at a time and all workers sleep
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    PHP, 3);
for ($i = 0, $served = [], $kept = []; $i < 90; $i++) {
    $peer = $server->connect();
    $served[] = ask($peer, 'pid');
    if ($i % 3 == 0) {
        $kept[] = $peer;   // some stay, some go
    }
}
$counts = array_count_values($served);
ksort($counts);
var_dump(array_keys($counts) == workers($server), min($counts) >= 10, max($counts) <= 60);
$stats = stats($peer);
echo $stats['accepted'], ' ', array_sum(array_column($stats['workers'], 'accepted')), "\n", end_of($server), "\n", $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
90 90
status 0
