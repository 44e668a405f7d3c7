--TEST--
An exception in on_close is reported; the server goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready,
        'on_close' => fn($connection) => throw new Exception('on the way out'),
        'on_error' => function ($error, $connection) { echo "{$error->getMessage()} of $connection->id\n"; return 'too late'; }]);
    PHP);
for ($i = 0; $i < 2; $i++) {
    echo $server->connect()->send("x\n")->finish()->rest();
}
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
x
x
on the way out of 1
on the way out of 2
