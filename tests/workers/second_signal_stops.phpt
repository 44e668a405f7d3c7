--TEST--
A second TERM or INT ends the drain of the workers at once
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        $lines = function () { for (;;) { yield str_repeat('x', 4095); } };
        return $lines();
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say("closed $reason->name")]);
    echo "over\n";
    PHP);
$peer = $server->connect()->send("endless\n");   // and never reads
$peer->line();
$server->signal(SIGTERM);
until(fn() => count(workers($server)) === 1, 'the idle worker has drained');
$begin = microtime(true);
$server->signal(SIGINT);
echo $server->hear(), "\n", $server->wait(), "\n", $server->output(), $server->errors();
var_dump(microtime(true) - $begin < 5);
?>
--EXPECT--
closed Drain
0
over
bool(true)
