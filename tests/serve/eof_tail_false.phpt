--TEST--
With eof_tail false an unterminated rest is no line, and is counted
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "OK $line", ['greeting' => null, 'eof_tail' => false, 'on_start' => $ready,
        'on_stop' => fn($server) => print "discarded_tails {$server->stats()['discarded_tails']}\n"]);
    PHP);
echo $server->connect()->send("a\nb\nc")->finish()->rest();
echo $server->connect()->send("d\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
OK a
OK b
OK d
discarded_tails 1
