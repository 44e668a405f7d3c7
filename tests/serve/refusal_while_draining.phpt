--TEST--
Who waits in the backlog when the server drains is refused, not reset
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->server->drain();
        say('draining');
        fgets(fopen('php://fd/4', 'r'));   // until the second client is in the backlog
        return 'bye';
    }, ['on_start' => $ready, 'log_level' => 'error']);
    PHP, descriptors: [4 => ['pipe', 'r']]);
$first = $server->connect()->send("x\n");
echo $server->hear(), "\n";
$second = $server->connect();
fwrite($server->pipes[4], "\n");
echo $first->rest(), $second->rest(), $server->wait(), "\n";
echo $server->output(), $server->errors();
?>
--EXPECT--
draining
connect
bye
not connect
0
