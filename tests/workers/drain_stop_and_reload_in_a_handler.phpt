--TEST--
drain() and stop() in a handler of one worker concern all of them; reload() as well
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['drain', 'stop'] as $wish) {
    $server = serve_workers(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 3, 'on_start' => $ready,
            'on_close' => fn($connection, $reason) => say($reason->name)]);
        say('end');
        PHP, 3);
    $peers = peers($server, 3);
    current($peers)->send("$wish\n");
    foreach ($peers as $peer) {
        $peer->rest();
    }
    while (($line = $server->hear()) !== 'end') {
        $reasons[$wish][$line] = ($reasons[$wish][$line] ?? 0) + 1;
    }
    unset($reasons[$wish]['Peer']);
    echo $wish, ' ', json_encode($reasons[$wish]), ' ', $server->wait(), "\n", $server->errors();
}
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    PHP);
$workers = workers($server);
echo ask($server->connect(), 'reload'), "\n";
until(fn() => !array_filter($workers, lives(...)), 'all workers are replaced by those of the new program');
echo ask($server->connect(), 'echo served'), "\n";
echo end_of($server), "\n";
?>
--EXPECT--
drain {"Drain":3} 0
stop {"Local":3} 0
reloads
served
status 0
