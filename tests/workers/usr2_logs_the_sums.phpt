--TEST--
USR2 to the parent or to a worker writes the sums of all workers into the log
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    PHP);
$peers = peers($server);
$stats = stats(current($peers));
foreach ([$server->pid(), workers($server)[0], workers($server)[1]] as $n => $pid) {
    posix_kill($pid, SIGUSR2);
    until(fn() => substr_count($server->errors(), ' stats ') === $n + 1, 'the line');
}
preg_match_all('/\[(\d+)\] notice: stats accepted=(\d+) open=(\d+) /', $server->errors(), $lines);
var_dump($lines[1] == [$server->pid(), ...workers($server)], array_unique($lines[2]) == [$stats['accepted']], array_unique($lines[3]) == [$stats['open']]);
echo end_of($server), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
status 0
