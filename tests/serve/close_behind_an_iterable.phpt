--TEST--
close() waits for the iterables that were sent before it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->send((function () { for ($i = 0; $i < 3; $i++) yield "line $i"; })());
        $connection->close('bye');
        return 'not sent';
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
line 0
line 1
line 2
bye
0
