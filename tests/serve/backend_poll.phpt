--TEST--
The poll backend does what the others do: batches, timers, timeouts, half-close, drain
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve(['tcp://127.0.0.1:0', 'tcp://127.0.0.1:0'], function ($line, $connection) {
        $connection->server->after(0.01, fn() => $connection->send("later $line"));
        return "OK $line";
    }, ['idle_timeout' => 0.2, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP, ['lineproto.backend' => 'poll']);
$idle = $server->connect(0)->send("a\n");
echo $idle->line(), $idle->line(), $idle->line(), $idle->rest(), $server->hear(), "\n";
echo $server->connect(1)->send("b\nc\n")->finish()->rest(), $server->hear(), "\n";
$peers = [];
for ($i = 0; $i < 200; $i++) {
    $peers[] = $server->connect($i % 2)->send("$i\n");
}
foreach ($peers as $i => $peer) {
    echo $peer->line() . $peer->line() === "connect\nOK $i\n" ? '' : "wrong at $i\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
OK a
later a
Idle
connect
OK b
OK c
Peer
0
