--TEST--
A connection on which nothing moves for idle_timeout is closed with the reason Idle; one that talks is not
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'idle_timeout' => 0.3, 'on_start' => $ready,
        'on_close' => fn($connection, $reason) => say("$connection->id $reason->name"),
        'on_stop' => fn($server) => print $server->stats()['closed_by']['Idle'] . "\n"]);
    PHP);
$idle = $server->connect();
$busy = $server->connect();
$read = [$idle->stream];
$none = null;
for ($deadline = microtime(true) + DEADLINE; !stream_select($read, $none, $none, 0, 10000) && microtime(true) < $deadline; $read = [$idle->stream]) {
    $busy->send("x\n")->line();
}
echo json_encode($idle->rest()), ' ', $server->hear(), "\n";
echo $busy->send("still here\n")->line();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
"" 1 Idle
still here
1
