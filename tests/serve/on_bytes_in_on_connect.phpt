--TEST--
A connection may begin with a block
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', strrev(...), ['greeting' => null, 'on_start' => $ready,
        'on_connect' => fn($connection) => $connection->onBytes(4, fn($magic) => json_encode($magic))]);
    PHP);
echo $server->connect()->send("\n\0\n\nabc\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"\n\u0000\n\n"
cba
0
