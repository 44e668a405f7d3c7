--TEST--
While it runs, the system shows a listening socket of php, with no connection of its own
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
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    PHP);
$port = substr(strrchr($server->address, ':'), 1);
var_dump(str_contains((string) shell_exec("ss -Hltnp 'sport = :$port'"), "pid={$server->pid()},"));
$server->stop();
var_dump(trim((string) shell_exec("ss -Hltn 'sport = :$port'")));
?>
--EXPECT--
bool(true)
string(0) ""
