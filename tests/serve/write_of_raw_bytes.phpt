--TEST--
write() frames nothing: partial lines, several at once, none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->write('pro');
        $connection->write('');
        $connection->write("mpt> ");
        $connection->write("one\ntwo\n\0\xff");
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo json_encode(bin2hex($server->connect()->send("x\n")->finish()->rest())), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"70726f6d70743e206f6e650a74776f0a00ff"
0
