--TEST--
While clients come and go and workers are killed, stats() never contradicts itself and no count goes back
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 4, 'on_start' => $ready, 'log' => fn() => null]);
    PHP, 4);
$peers = peers($server, 4);
$looker = array_pop($peers);
$spared = (int) ask($looker, 'pid');
$last = stats($looker);
for ($i = 0; $i < 400; $i++) {
    $churn[] = $peer = @stream_socket_client($server->address);
    if ($peer) {
        fwrite($peer, "echo x\n");
    }
    if (count($churn) > 7) {
        array_shift($churn);
    }
    if ($i % 40 === 39) {
        $victims = until(fn() => array_filter(array_diff(workers($server), [$spared]), lives(...)), 'somebody to kill');
        posix_kill($victim = $victims[array_rand($victims)], SIGKILL);
        until(fn() => !lives($victim), 'its end');
    }
    $stats = stats($looker);
    foreach (['accepted', 'closed', 'lines_in', 'bytes_in', 'restarts'] as $count) {
        if ($stats[$count] < $last[$count]) {
            fail("$count was {$last[$count]} and is $stats[$count]");
        }
    }
    $last = $stats;
}
until(fn() => count(workers($server)) === 4 && stats($looker)['restarts'] === 10, 'ten restarts');
$churn = $peers = $peer = null;
$stats = until(fn() => ($stats = stats($looker))['open'] === 1 ? $stats : null, 'all but one are closed');
var_dump($stats['accepted'] > 300, $stats['closed_by']['Error'] >= 3);   // those that had a reply unread end with RST, an Error too
echo end_of($server), "\n";
?>
--EXPECT--
bool(true)
bool(true)
status 0
