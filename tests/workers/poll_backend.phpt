--TEST--
With the event backend poll, where no kernel chooses among the workers, all clients are served, workers are replaced, and idle ones sleep
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready]);
    PHP, 3, ['lineproto.backend' => 'poll']);
for ($i = 0, $served = 0; $i < 60; $i++) {
    $peers[] = $peer = $server->connect();
    $served += ask($peer, 'echo x') === 'x';
}
echo "$served served\n";
$victim = (int) ask($peer, 'pid');
posix_kill($victim, SIGKILL);
$peer->rest();
$server->hear();
echo count(workers($server)), ' ', ask($server->connect(), 'echo x'), "\n";
$cpu = fn() => array_sum(array_map(function ($pid) {
    $fields = explode(' ', preg_replace('/^.*\) /', '', file_get_contents("/proc/$pid/stat")));
    return ($fields[11] + $fields[12]) / 100;
}, [$server->pid(), ...workers($server)]));
$before = $cpu();
pause(1);
var_dump($cpu() - $before < 0.1);
echo end_of($server), "\n";
?>
--EXPECT--
60 served
3 x
bool(true)
status 0
