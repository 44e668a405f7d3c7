--TEST--
max_connections is of each worker; refusals are counted in the sums
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['workers' => 2, 'max_connections' => 3, 'on_start' => $ready]);
    PHP);
for ($i = 0; $i < 10; $i++) {
    $peers[] = $peer = $server->connect();
    $greetings[] = rtrim($peer->line());
}
$counts = array_count_values($greetings);
echo "$counts[connect] served, ", $counts['not connect'], " refused\n";
$stats = stats($peers[array_search('connect', $greetings)]);
echo "accepted $stats[accepted], open $stats[open], refused $stats[refused], ", implode(' and ', array_column($stats['workers'], 'open')), "\n";
echo end_of($server), "\n";
?>
--EXPECT--
6 served, 4 refused
accepted 6, open 6, refused 4, 3 and 3
status 0
