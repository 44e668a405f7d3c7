--TEST--
systemd:// serves the sockets of that name, of any family; each name may have a handler of its own
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
$path = socket_path('admin');
$sockets = ['web' => listener(), 'admin' => listener("unix://$path"), 'web#2' => listener('tcp://[::1]:0')];
$server = activated(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    echo $server->listen('systemd://admin', strtoupper(...)) === 'unix://' . $argv[1] ? '' : 'wrong';
    $server->listen('systemd://web', strrev(...));
    $server->run();
    PHP, $sockets, more: '; set -- "$@" ' . escapeshellarg($path));
$names = ["unix://$path", 'tcp://' . stream_socket_get_name($sockets['web'], false), 'tcp://' . stream_socket_get_name($sockets['web#2'], false)];
var_dump($server->addresses === $names);
foreach ($names as $which => $_) {
    echo $server->connect($which)->send("abc\n")->finish()->rest();
}
echo $server->stop(), $server->output(), $server->errors(), "\n";
var_dump(file_exists($path));   // it is systemd's
?>
--EXPECT--
bool(true)
ABC
cba
cba
0
bool(true)
