--TEST--
Workers that die as soon as they start are started ever more seldom, cost nothing meanwhile, do not flood the log, and serve once they can
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$flag = tempnam(sys_get_temp_dir(), 'lineproto-flag');
$server = new Child(COMMANDS . <<<PHP
    \$flag = '$flag';
    PHP . <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, [
        'greeting' => null, 'workers' => 2, 'on_start' => function ($server) use ($flag, $ready) {
            say(microtime(true) . ' ' . $server->stats()['restarts']);
            file_exists($flag) ? throw new Exception('cannot start') : $ready($server);
        },
    ]);
    echo "over\n";
    PHP);
for ($i = 0; $i < 10; $i++) {   // five of each worker, with pauses of 0.1, 0.2, 0.4 and 0.8 seconds
    [$times[], $restarts] = explode(' ', $server->hear());
}
echo 'five starts of two workers took ', $times[9] - $times[0] > 1.4 ? 'long enough' : $times[9] - $times[0], "\n";
echo 'restarts ', $restarts, "\n";
echo 'log lines of the parent: ', preg_match_all('/is replaced|again and again/', $server->errors()), "\n";
$cpu = $server->cpu();
pause(1);
var_dump($server->cpu() - $cpu < 0.1);
var_dump(posix_kill($server->pid(), 0));
unlink($flag);
do {
    $line = $server->hear();
} while (!str_starts_with($line, 'listening'));
$server->addresses = [substr($line, 10)];
$peer = $server->connect();
echo ask($peer, 'echo serves again'), "\n", end_of($server), "\n", $server->output();
?>
--EXPECT--
five starts of two workers took long enough
restarts 8
log lines of the parent: 1
bool(true)
bool(true)
serves again
status 0
over
