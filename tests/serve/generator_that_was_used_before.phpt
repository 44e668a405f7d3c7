--TEST--
An iterable that cannot be traversed again is an error of that connection, not of the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $shared = (fn() => yield from ['one', 'two'])();
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $shared, ['greeting' => null, 'on_start' => $ready,
        'on_error' => fn($error) => $error->getMessage()]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest(), $server->connect()->send("x\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
one
two
Cannot traverse an already closed generator
