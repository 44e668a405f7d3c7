--TEST--
An exception in on_connect ends the connection before its first line; on_close comes all the same
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready,
        'on_connect' => fn($connection) => throw new Exception('not you'),
        'on_error' => fn($error) => $error->getMessage(), 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
echo $server->connect()->send("x\n")->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
not you
Error
