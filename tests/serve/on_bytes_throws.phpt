--TEST--
An exception in the callback of onBytes() ends its connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->onBytes(3, $line === 'int' ? fn() => 5 : fn() => throw new Exception('bad block'));
    }, ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => $error->getMessage()]);
    PHP);
echo $server->connect()->send("x\nabcy\n")->rest(), $server->connect()->send("int\nabcy\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bad block
The callback of onBytes() must return string, iterable of strings or null, int returned
0
