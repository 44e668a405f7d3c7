--TEST--
An internal function whose further parameters are optional is given the line only
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', 'trim', ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("  a  \n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
0
