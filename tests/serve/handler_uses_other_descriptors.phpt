--TEST--
Descriptors of peers are not inherited by the programs that a handler runs
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function inherited(): string { return (string) shell_exec('ls -l /proc/self/fd | grep -c -E "socket|eventpoll"'); }
    $before = inherited();
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => inherited() === $before ? 'none' : 'some', ['greeting' => null, 'on_start' => $ready]);
    PHP);
$other = $server->connect();
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
none
0
