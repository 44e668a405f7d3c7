--TEST--
Empty lines are lines, and so is "0"
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "[$line]", ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("\n\n0\n\r\n\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
[]
[]
[0]
[]
[]
0
