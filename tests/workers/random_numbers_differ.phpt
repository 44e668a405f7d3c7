--TEST--
Workers draw different random numbers, also those that take the place of others
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    mt_rand();
    lcg_value();
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands) {
        return $line === 'random' ? mt_rand() . ' ' . lcg_value() . ' ' . random_int(0, PHP_INT_MAX) . ' ' . rand() . ' ' . str_shuffle('abcdefghijklmnopqrstuvwxyz')
            . ' ' . uniqid('', true) : $commands($line, $connection);
    }, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    PHP, 3);
for ($round = 0; $round < 2; $round++) {
    foreach (peers($server, 3) as $pid => $peer) {
        foreach (explode(' ', ask($peer, 'random')) as $n => $number) {
            $numbers[$n][] = $number;
        }
        if ($round === 0) {
            posix_kill($pid, SIGKILL);
            $server->hear();
        }
    }
}
foreach ($numbers as $of_one_kind) {
    echo count(array_unique($of_one_kind)), ' of ', count($of_one_kind), "\n";
}
echo end_of($server), "\n";
?>
--EXPECT--
6 of 6
6 of 6
6 of 6
6 of 6
6 of 6
6 of 6
status 0
