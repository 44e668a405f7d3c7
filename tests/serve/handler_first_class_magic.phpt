--TEST--
A first-class callable of a method that __call answers is given line and connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Magic { function __call($name, $arguments) { return "$name " . implode(' ', array_map(get_debug_type(...), $arguments)); } }
    lineproto_serve('tcp://127.0.0.1:0', (new Magic)->anything(...), ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
anything string Lineproto\Connection
0
