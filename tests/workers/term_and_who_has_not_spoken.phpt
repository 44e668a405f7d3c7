--TEST--
TERM to one worker: who has connected and not said anything yet still may, for a second; unless all are to end
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
function start(): Child
{
    return serve_workers(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => $ready,
            'on_connect' => fn($connection) => $connection->send((string) getmypid()), 'on_close' => fn($connection, $reason) => say($reason->name)]);
        PHP);
}
/** Peers of one worker, whose id is the key. */
function peers_of_one(Child $server, int $count): array
{
    static $kept = [];   // also those of the other worker: their ends would be heard of
    for ($peers = &$kept[]; ; ) {
        $peer = $server->connect();
        $pid = (int) $peer->line();
        $peers[$pid][] = $peer;
        if (count($peers[$pid]) === $count) {
            return [$pid, ...$peers[$pid]];
        }
    }
}
$server = start();
[$pid, $talks, $silent, $idle] = peers_of_one($server, 3);
echo ask($talks, 'echo hello'), "\n";
$begin = microtime(true);
posix_kill($pid, SIGTERM);
echo json_encode($talks->rest()), ' ', $server->hear(), "\n";   // the drain has begun
echo json_encode($silent->send("echo one\necho two\n")->rest()), ' ', $server->hear(), "\n";
echo json_encode($idle->rest()), ' ', $server->hear(), ' ', microtime(true) - $begin > 0.9 ? 'later' : 'at once', "\n";
echo $server->hear() === "listening $server->address" ? 'replaced' : 'not replaced', "\n";
echo end_of($server), "\n";

$server = start();
[$pid, $talks, $idle] = peers_of_one($server, 2);
echo ask($talks, 'echo hello'), "\n";
$begin = microtime(true);
posix_kill($pid, SIGTERM);   // as where a whole group of processes gets it
echo json_encode($talks->rest()), ' ', $server->hear(), "\n";
$server->signal(SIGTERM);
echo json_encode($idle->rest()), ' ', microtime(true) - $begin < 0.9 ? 'at once' : 'later', "\n";
echo end_of($server), "\n";
?>
--EXPECT--
hello
"" Drain
"one\ntwo\n" Drain
"" Drain later
replaced
status 0
hello
"" Drain
"" at once
status 0
