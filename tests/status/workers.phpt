--TEST--
With workers any of them answers for all: sums, rows by process id, restarts; what a killed one has counted stays
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status("'workers' => 3, 'log' => fn() => null,", 'fn($line) => $line === "who" ? (string) getmypid() : $line');
const ALL_SERVE = ['serving', 'serving', 'serving'];
for ($deadline = microtime(true) + DEADLINE; array_column(status_json($server)['workers'], 'state') !== ALL_SERVE && microtime(true) < $deadline; ) {
}
for ($i = 0; $i < 30; $i++) {
    $server->connect()->send("a\nb\n")->finish()->rest();
}
for ($deadline = microtime(true) + DEADLINE; ($status = status_json($server))['open'] && microtime(true) < $deadline; ) {
}
echo "$status[accepted] $status[closed] $status[lines_in] $status[lines_out] $status[restarts] ", count($status['workers']), "\n";
foreach (['accepted', 'closed', 'lines_in', 'bytes_out'] as $name) {
    echo array_sum(array_column($status['workers'], $name)) === $status[$name] ? '' : "$name does not add up\n";
}
echo array_sum(array_map(fn($worker) => $worker['handler_seconds']['count'], $status['workers'])) === $status['handler_seconds']['count'] ? "histograms add up\n" : "histograms do not\n";
$numbers = array_column($status['workers'], 'worker');
sort($numbers);
echo implode(' ', $numbers), ' ', implode(' ', array_unique(array_column($status['workers'], 'state'))), "\n";

$peer = $server->connect();
$pid = (int) $peer->send("who\n")->line();
if ($pid < 2) {
    fail('no process id');
}
exec("kill -9 $pid");
$peer->rest();
for ($deadline = microtime(true) + DEADLINE; microtime(true) < $deadline; ) {
    $status = status_json($server);
    if ($status['restarts'] === 1 && array_column($status['workers'], 'state') === ALL_SERVE) {
        break;
    }
}
echo "$status[accepted] $status[open] {$status['closed_by']['Error']} $status[lines_in] $status[restarts] ", count($status['workers']), isset($status['workers'][$pid]) ? ' still there' : '', "\n";
$metrics = metrics($server);
echo "{$metrics['lineproto_workers']} {$metrics['lineproto_worker_restarts_total']} {$metrics['lineproto_accepted_total']} {$metrics['lineproto_closed_total{reason="error"}']}\n";
$uptimes = [];
for ($i = 0; $i < 20; $i++) {
    $uptimes[] = status_json($server)['uptime'];
}
$sorted = $uptimes;
sort($sorted);
echo $sorted === $uptimes ? "one uptime\n" : "several uptimes\n";
echo http($server, '/health')[0], ' ', preg_match_all('~<th>workers\.\d+\.worker<td>~', http($server, '/')[2]), "\n";
echo $server->stop(), "\n";
?>
--EXPECT--
30 30 60 60 0 3
histograms add up
1 2 3 serving
31 0 1 61 1 3
3 1 31 1
one uptime
200 3
0
