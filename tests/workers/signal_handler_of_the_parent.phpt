--TEST--
In a signal handler of the script's own, which runs in the parent, broadcast(), stats(), reload() and drain() concern the workers
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', $commands);
    $parent = getmypid();
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, function () use ($server, $parent) {
        if (getmypid() !== $parent) {
            return;
        }
        $stats = $server->stats();
        say("$stats[accepted] accepted, $stats[open] open, " . count($stats['workers']) . ' workers');
        say('broadcast ' . $server->broadcast('to everybody'));
        say('to a group ' . $server->broadcast('to a group', 'g'));
        $server->reload();
        $server->drain();
        $server->drain();
        say('drain');
    });
    $server->run();
    say('end');
    PHP);
$peers = peers($server);
echo ask(current($peers), 'join g'), "\n";
$accepted = stats(current($peers))['accepted'];
$server->signal(SIGALRM);
$line = $server->hear();
echo preg_replace("/^$accepted accepted/", 'the', $line), "\n";
for ($i = 0; $i < 4; $i++) {
    echo $server->hear(), "\n";
}
foreach ($peers as $peer) {
    echo $peer->rest();
}
echo $server->wait(), "\n", $server->output();
?>
--EXPECT--
joined
the, 2 open, 2 workers
broadcast 0
to a group 0
drain
end
to everybody
to a group
to everybody
0
