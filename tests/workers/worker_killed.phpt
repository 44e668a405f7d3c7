--TEST--
A worker that is killed is replaced: its connections end, the others go on, and what it had open counts as closed by Error
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    echo "over\n";
    PHP);
$peers = peers($server);
[$victim, $other] = array_keys($peers);
$before = until(fn() => ($stats = stats($peers[$other]))['open'] === 2 ? $stats : null, 'whoever came twice to one has left');
posix_kill($victim, SIGKILL);
var_dump($peers[$victim]->rest());
echo ask($peers[$other], 'echo goes on'), "\n";
$after = until(fn() => ($stats = stats($peers[$other])) && $stats['restarts'] === 1 ? $stats : null, 'the new worker');
echo 'accepted ', $after['accepted'] - $before['accepted'], ', open ', $after['open'] - $before['open'], ', Error ', $after['closed_by']['Error'], "\n";
$server->hear();   // it serves
var_dump(count(workers($server)) === 2, in_array($victim, workers($server)), count(peers($server)));
echo end_of($server), "\n", $server->output(), preg_replace('/\[\d+\]|(worker=?) ?\d/', '$1', $server->errors());
?>
--EXPECT--
string(0) ""
goes on
accepted 0, open -1, Error 1
bool(true)
bool(false)
int(2)
status 0
over
lineproto warning: worker has ended (signal 9) and is replaced worker=
