--TEST--
Without a free descriptor new peers are refused without spinning, those who are served go on, and afterwards all is well again
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $c) => (string) ($line === 'failures' ? $c->server->stats()['accept_failures'] : $line),
        ['max_connections' => 1000, 'log_level' => 'alert', 'on_start' => $ready]);
    PHP, limits: 'ulimit -n 40');
$peers = [];
$served = $server->connect();
echo $served->line();
while (count($peers) < 100 && ($line = ($peers[] = $server->connect())->line()) === "connect\n");
echo $line;
for ($before = $server->cpu(), $until = microtime(true) + 0.5; microtime(true) < $until; ) {
    $served->send("x\n")->line();
    $read = [$served->stream];
    $none = null;
    stream_select($read, $none, $none, 0, 50000);
}
echo $server->cpu() - $before < 0.25 ? "does not spin\n" : "spins\n";
echo (int) $served->send("failures\n")->line() > 0 ? "counted\n" : "not counted\n";
foreach ($peers as $peer) {
    $peer->finish()->rest();
}
for ($deadline = microtime(true) + DEADLINE; ($line = $server->connect()->line()) !== "connect\n" && microtime(true) < $deadline; );
echo $line, $served->send("still here\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
not connect
does not spin
counted
connect
still here
0
