--TEST--
pid_file contains the process from before the first address is bound to the end; a second server fails at once and names it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY === 'Windows') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.pid';
$code = sprintf('chdir(%s); lineproto_serve("tcp://127.0.0.1:0", fn($line) => trim((string) shell_exec($line)), ["greeting" => null, "on_start" => $ready, "pid_file" => %s]);',
    var_export(dirname($path), true), var_export(basename($path), true));
file_put_contents($path, "4194304000\n");   // of a process that cannot be
$server = Child::serve($code);
var_dump(file_get_contents($path) === $server->pid() . "\n");
$socket = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.socket';
try {
    lineproto_serve("unix://$socket", null, ['pid_file' => $path]);
} catch (Lineproto\LineprotoException $exception) {
    echo get_class($exception), ' ', strtr($exception->getMessage(), [$path => 'PATH', $server->pid() => 'PID']), "\n";
}
var_dump(file_exists($socket));
echo $server->connect()->send("ls -l /proc/self/fd | grep -c '\\.pid\$'\n")->line();   // not in programs that it starts
echo $server->stop(), $server->output(), $server->errors(), "\n";
clearstatcache();
var_dump(file_exists($path));
$server = Child::serve($code);
$server->signal(9);
$server->wait();
var_dump(file_get_contents($path) === $server->pid() . "\n");
$server = Child::serve($code);
var_dump(file_get_contents($path) === $server->pid() . "\n");
echo $server->stop(), "\n";
clearstatcache();
var_dump(file_exists($path));
?>
--EXPECT--
bool(true)
Lineproto\LineprotoException cannot take pid_file "PATH": process PID holds it
bool(false)
0
0
bool(false)
bool(true)
bool(true)
0
bool(false)
