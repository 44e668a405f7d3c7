--TEST--
Sessions in workers wait, ask, and see the drain; their finally blocks run, also in Fibers of a server that ran before the fork
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $session = function (Lineproto\Connection $connection) {
        try {
            while (($line = $connection->readLine()) !== null) {
                if ($line === 'first') {
                    $connection->server->drain();
                }
                if ($line === 'leave') {
                    for (;;) {
                        $connection->readBytes(1000);
                    }
                }
                $connection->send(getmypid() . " got $line");
            }
            $connection->send('drained');
        } finally {
            say('finally');
        }
    };
    lineproto_serve('tcp://127.0.0.1:0', null, ['greeting' => null, 'on_start' => $ready], $session);   // a pool of Fibers is left by this one
    lineproto_serve('tcp://127.0.0.1:0', null, ['greeting' => null, 'workers' => 2, 'on_start' => $ready], $session);
    say('end');
    PHP, 1);
$peer = $server->connect();
echo preg_replace('/\d+ /', '', $peer->send("first\n")->rest()), $server->hear(), "\n";
$peer->close();
$server->addresses = [explode(' ', $server->hear())[1]];
$server->hear();
for ($i = 0; $i < 8; $i++) {
    $peers[] = $peer = $server->connect();
    [$pid, $got] = explode(' ', ask($peer, "line $i"), 2);
    $pids[$pid] = 1;
    echo $got === "got line $i" ? '' : "$got\n";
}
var_dump(array_diff(array_keys($pids), workers($server)));
$peers[0]->send("leave\n");
$peers[0]->finish();
echo $server->hear(), "\n";   // its session ended by a ClosedException
$server->signal(SIGTERM);
for ($i = 1; $i < 8; $i++) {
    $rests[] = $peers[$i]->rest();
    $peers[$i]->close();
}
echo count(array_keys($rests, "drained\n")), " drained\n";
for ($i = 1; $i < 8; $i++) {
    $finally[] = $server->hear();
}
echo implode(' ', $finally), "\n", $server->hear(), "\n", $server->wait(), "\n", preg_match_all('/ClosedException/', $server->errors()), "\n";
?>
--EXPECT--
got first
drained
finally
array(0) {
}
finally
7 drained
finally finally finally finally finally finally finally
end
0
1
