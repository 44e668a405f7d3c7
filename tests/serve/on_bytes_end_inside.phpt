--TEST--
FIN inside a block: the block is dropped and counted, no part of it becomes a line, earlier replies leave
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->onBytes(10, fn($bytes) => "never $bytes");
        return 'go';
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "discarded_tails {$server->stats()['discarded_tails']}\n"]);
    PHP);
echo $server->connect()->send("x\nabc\nde")->finish()->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
go
Peer
discarded_tails 1
