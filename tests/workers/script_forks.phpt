--TEST--
Children that the script forks before it serves, or in a handler, are none of the server's; their ends change no counter
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', function ($line, $connection) use ($commands, &$own) {
        if (!str_starts_with($line, 'fork')) {
            return $commands($line, $connection);
        }
        $child = pcntl_fork();
        if ($child === 0) {
            $line === 'fork kill' ? posix_kill(getmypid(), SIGKILL) : ($line === 'fork fatal' ? trigger_error('x', E_USER_ERROR) : exit(0));
        }
        pcntl_waitpid($child, $status);
        return 'child ' . (pcntl_wifexited($status) ? pcntl_wexitstatus($status) : 'killed');
    });
    $own = pcntl_fork();
    if ($own === 0) {
        for (;;) {
            posix_kill(getmypid(), SIGSTOP);
        }
    }
    ini_set('display_errors', 'stderr');
    $server->run();
    posix_kill($own, SIGKILL);
    echo pcntl_waitpid($own, $status) === $own ? "the script's child is the script's\n" : "lost\n";
    PHP);
var_dump(count(workers($server)));
$peers = peers($server);
$before = stats(current($peers));
foreach ($peers as $peer) {
    echo ask($peer, 'fork'), ', ', ask($peer, 'fork fatal'), ', ', ask($peer, 'fork kill'), "\n";
}
$after = stats(current($peers));
echo 'closed ', $after['closed'] - $before['closed'], ', open ', $after['open'] - $before['open'], ', Error ', $after['closed_by']['Error'],
    ', restarts ', $after['restarts'], "\n";
echo $server->stop(), "\n", $server->output();
?>
--EXPECT--
int(3)
child 0, child 255, child killed
child 0, child 255, child killed
closed 0, open 0, Error 0, restarts 0
0
the script's child is the script's
