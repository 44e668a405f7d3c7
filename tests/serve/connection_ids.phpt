--TEST--
Connections are numbered from 1, each number is used once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $c) => "$c->id", ['greeting' => null, 'on_start' => $ready]);
    PHP);
for ($i = 0; $i < 3; $i++) {
    echo $server->connect()->send("x\n")->finish()->rest();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1
2
3
0
