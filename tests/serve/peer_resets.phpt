--TEST--
A peer that ends with RST is closed with the reason Error; its tail is no line; others go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "OK $line", ['on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "lines_in {$server->stats()['lines_in']}\n"]);
    PHP);
$server->connect()->send("one\ntail")->reset();
echo $server->hear(), "\n";
echo $server->connect()->send("two\n")->finish()->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECTF--
Error
connect
OK two
Peer
lines_in %d
