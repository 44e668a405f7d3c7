--TEST--
After a reload: a worker that is killed is replaced, handlers that hang in the old one are ended in time, and when the first process is killed all vanish
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') {
    die('skip only on Linux');
}
?>
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'drain_timeout' => 1, 'on_start' => $ready]);
    echo "over\n";
    PHP);
$old = workers($server);
$hung = $server->connect()->send("hang\n");
$server->hear();
$server->signal(SIGHUP);
$server->hear();
$server->hear();
$peers = until(fn() => array_diff_key($peers = peers($server), array_flip($old)) === $peers ? $peers : null, 'only the new ones serve');
$new = array_keys($peers);
echo count($new), " new workers\n";
until(fn() => !array_filter($old, lives(...)), 'the one that hangs is killed');
echo $hung->rest(), 'ended, ', ask($peers[$new[1]], 'echo the new one goes on'), "\n";
posix_kill($new[0], SIGKILL);
$server->hear();
echo count(peers($server)), " workers again\n";
$all = [...array_merge(...array_map(children(...), children($server->pid()))), ...children($server->pid())];
echo count($all), " processes\n";
$server->signal(SIGKILL);
until(fn() => !array_filter($all, lives(...)), 'all are gone');
var_dump(@stream_socket_client($server->address, $code, $error, 1));
?>
--EXPECT--
2 new workers
ended, the new one goes on
2 workers again
3 processes
bool(false)
