--TEST--
Without a greeting the client speaks first
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "OK $line", ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK a
0
