--TEST--
on_start comes before the first connection, on_stop after the last on_close, each once with the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, [
        'on_start' => function (Lineproto\Server $server) use ($ready) { echo 'start ', count($server->addresses()), "\n"; $ready($server); },
        'on_connect' => fn($connection) => print "connect\n",
        'on_close' => fn($connection) => print "close\n",
        'on_stop' => fn(Lineproto\Server $server) => print "stop {$server->stats()['closed']}\n",
    ]);
    echo "after\n";
    PHP);
$server->connect()->line();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
start 1
connect
close
stop 1
after
