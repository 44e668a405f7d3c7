--TEST--
An abstract Unix socket has no file
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$name = '@lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve('unix://$name', fn(\$line, \$connection) => "\$connection->localAddress \$connection->remoteAddress", ['greeting' => null, 'on_start' => \$ready]);
    PHP);
var_dump($server->address === "unix://$name", $server->connect()->send("x\n")->finish()->rest() === "$name unix:\n");
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
0
