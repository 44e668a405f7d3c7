--TEST--
A script may serve with workers several times, alone in between, with the same Server and others; stats() tells of the last one
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = new Child(COMMANDS . <<<'PHP'
    foreach ([2, 1, 3] as $workers) {
        lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => $workers, 'on_start' => $ready]);
    }
    $server = new Lineproto\Server(['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    for ($i = 0; $i < 2; $i++) {
        $server->listen('tcp://127.0.0.1:0', $commands);
        $server->run();
        $stats = $server->stats();
        say("accepted $stats[accepted], open $stats[open], closed $stats[closed], lines_in $stats[lines_in], " . (isset($stats['workers']) ? 'workers' : 'none'));
    }
    say('end');
    PHP);
foreach ([2, 1, 3, 2, 2] as $n => $workers) {
    for ($i = 0; $i < $workers; $i++) {
        $server->addresses = [explode(' ', $server->hear())[1]];
    }
    $peer = $server->connect();
    echo $workers, ' ', count(workers($server)), ' ', ask($peer, "echo served"), ' ', $peer->send("drain\n")->rest();
    $peer->close();
    echo $n > 2 ? $server->hear() . "\n" : '';
}
echo $server->hear(), ' ', $server->wait(), "\n", $server->errors();
?>
--EXPECT--
2 2 served drains
1 0 served drains
3 3 served drains
2 2 served drains
accepted 1, open 0, closed 1, lines_in 2, none
2 2 served drains
accepted 1, open 0, closed 1, lines_in 2, none
end 0
