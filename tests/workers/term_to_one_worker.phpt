--TEST--
TERM to one worker drains that one, whose place is taken by another; not one connection attempt gets lost, however often
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    echo "over\n";
    PHP, 3);
$served = 0;
$slowest = 0;
for ($round = 0; $round < 6; $round++) {
    $workers = workers($server);
    foreach (array_slice($workers, 0, 2) as $worker) {
        posix_kill($worker, SIGTERM);
    }
    for ($i = 0; $i < 20; $i++) {   // some of these come at the very moment
        $begin = microtime(true);
        $peer = $server->connect();
        $served += ask($peer, 'echo x') === 'x';
        $slowest = max($slowest, microtime(true) - $begin);
        $peer->close();
    }
    until(fn() => count(workers($server)) === 3 && count(array_intersect(workers($server), $workers)) === 1, 'two new ones');
    $server->hear();   // that serve: who is ended before that is replaced after a pause
    $server->hear();
}
echo "$served served\n";
echo $slowest < 3 ? "at once\n" : "slowest: $slowest\n";
$last = $server->connect();
$stats = until(fn() => ($stats = stats($last))['restarts'] >= 12 ? $stats : null, 'the parent has counted all it has started');
echo "accepted $stats[accepted], refused $stats[refused], Error {$stats['closed_by']['Error']}, restarts $stats[restarts]\n";
echo end_of($server), "\n", $server->output();
?>
--EXPECT--
120 served
at once
accepted 121, refused 0, Error 0, restarts 12
status 0
over
