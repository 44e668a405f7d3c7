--TEST--
The last line stays the last, also when the handler returns an iterable behind close()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) { $connection->close('bye'); return ['behind', 'it']; },
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bye
0
