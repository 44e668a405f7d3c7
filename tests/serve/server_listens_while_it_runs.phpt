--TEST--
listen() in a handler opens one more address at once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $connection) => $connection->server->listen('tcp://127.0.0.1:0', strrev(...)),
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
$address = rtrim($server->connect()->send("x\n")->line());
echo (new Peer($address))->send("abc\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
cba
0
