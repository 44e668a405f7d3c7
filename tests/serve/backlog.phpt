--TEST--
backlog is what the kernel is told
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v ss'))) die('skip ss is not there');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['backlog' => 7, 'on_start' => $ready]);
    PHP);
$port = substr(strrchr($server->address, ':'), 1);
echo preg_split('/\s+/', (string) shell_exec("ss -Hltn 'sport = :$port'"))[2], "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
7
0
