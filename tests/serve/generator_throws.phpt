--TEST--
A generator that throws ends its connection after the lines that it gave
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) { yield 'one'; yield 'two'; throw new Exception('no three'); },
        ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => $error->getMessage(),
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
echo $server->connect()->send("x\nnever\n")->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
one
two
no three
Error
