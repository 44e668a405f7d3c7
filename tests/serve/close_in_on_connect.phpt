--TEST--
close() in on_connect: the greeting and the last line leave, no line is handled
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "handled $line", ['on_start' => $ready,
        'on_connect' => fn($connection) => $connection->close('closed today')]);
    PHP);
echo $server->connect()->send("x\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
closed today
0
