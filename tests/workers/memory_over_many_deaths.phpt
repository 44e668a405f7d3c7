--TEST--
Two hundred workers that die cost the parent neither memory nor descriptors
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 40, 'on_start' => $ready, 'log' => fn() => null]);
    PHP, 40);
$rounds = 0;
$round = function () use ($server, &$rounds) {
    $broadcaster = $server->connect();
    $own = (int) ask($broadcaster, 'pid');
    $before = workers($server);
    foreach (array_diff($before, [$own]) as $worker) {   // so that something waits for them when they die
        posix_kill($worker, SIGSTOP);
    }
    for ($i = 0; $i < 6; $i++) {
        ask($broadcaster, 'broadcast ' . str_repeat('x', 60000));
    }
    foreach ($before as $worker) {
        posix_kill($worker, SIGKILL);
    }
    for ($i = 0; $i < 40; $i++) {
        $server->hear();
    }
    $rounds++;
    until(fn() => stats($server->connect())['restarts'] === 40 * $rounds, 'the parent has counted all it has started');
    return $server->memory();   // more or less: how much has waited for how many at the same time is left to chance
};
$descriptors_of = function () use ($server): int {
    for ($i = 0; $i < 10; $i++) {   // the parent has more while it forks
        pause();
        $seen[] = $server->descriptors();
    }
    return min($seen);
};
$first = [$round(), $round(), $round()];
$descriptors = $descriptors_of();
$last = [$round(), $round(), $round(), $round()];
$grown = min($last) - max($first);
echo $grown < 1 << 20 || getenv('SKIP_ASAN') ? 'no memory' : "$grown bytes", ', ', $descriptors_of() - $descriptors, " descriptors\n";
$stats = stats($server->connect());
echo 'restarts ', $stats['restarts'], ', Error ', $stats['closed_by']['Error'] <= $stats['closed'] ? 'some' : 'too many', "\n";
echo end_of($server), "\n";
?>
--EXPECT--
no memory, 0 descriptors
restarts 280, Error some
status 0
