--TEST--
A peer that sends its lines and FIN at once gets all replies, the unterminated tail's too
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "OK $line", ['greeting' => null, 'on_start' => $ready,
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
echo $server->connect()->send("a\nb\nc")->finish()->rest();
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK a
OK b
OK c
Peer
0
