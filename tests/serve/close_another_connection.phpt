--TEST--
A handler may close and abort other connections; each hears its on_close once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        foreach ($connection->server->connections() as $other) {
            if ($other !== $connection) {
                $other->id === 1 ? $other->close('out') : $other->abort();
            }
        }
        return count($connection->server->connections());
    }, ['on_start' => $ready, 'log_level' => 'alert', 'on_close' => fn($connection, $reason) => say("$connection->id $reason->name"),
        'on_error' => fn($error) => $error->getMessage()]);
    PHP);
$peers = [$server->connect(), $server->connect(), $server->connect()];
foreach ($peers as $peer) {
    $peer->line();
}
$peers[2]->send("x\n");
echo $peers[0]->rest();
$ends = [$server->hear(), $server->hear(), $server->hear()];
sort($ends);
echo implode("\n", $ends), "\n", $peers[2]->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
out
1 Local
2 Local
3 Error
The line handler must return string, iterable of strings or null, int returned
0
