--TEST--
Workers have numbers, which their successors take over: a timer can run in one of them only
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => function (Lineproto\Server $server) use ($ready) {
        $number = $server->stats()['workers'][getmypid()]['worker'];
        $ready($server);
        if ($number === 1) {
            $server->after(0.05, fn() => $server->broadcast('from ' . getmypid()));
        }
    }]);
    PHP, 3);
$peers = peers($server, 3);
foreach ($peers as $peer) {
    $senders[] = (int) substr($peer->line(), 5);
}
echo count(array_unique($senders)), "\n";
posix_kill($senders[0], SIGKILL);
$server->hear();
unset($peers[$senders[0]]);
foreach ($peers as $peer) {
    $successors[] = (int) substr($peer->line(), 5);
}
var_dump(count(array_unique($successors)), in_array($successors[0], workers($server)));
foreach (stats($peer)['workers'] as $worker) {
    $numbers[] = $worker['worker'];
}
sort($numbers);
echo implode(' ', $numbers), ' ', end_of($server), "\n";
?>
--EXPECT--
1
int(1)
bool(true)
1 2 3 status 0
