--TEST--
examples/systemd: systemd finds no fault with the units and little exposure; the server answers on the sockets that it gets
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_executable('/usr/bin/systemd-analyze')) die('skip systemd-socket-activate is not there');
?>
--FILE--
<?php
require __DIR__ . '/../systemd/systemd.inc';
$folder = sys_get_temp_dir() . '/lineproto-units-' . getmypid();
mkdir($folder);
foreach (['lineproto.service', 'lineproto.socket'] as $name) {   // the paths of this machine
    file_put_contents("$folder/$name", preg_replace('~/usr/bin/php\b~', PHP_BINARY, file_get_contents(__DIR__ . "/../../examples/systemd/$name")));
}
exec("systemd-analyze verify $folder/lineproto.service $folder/lineproto.socket 2>&1", $said, $status);
echo $status, implode(' ', preg_grep('/lineproto\.(service|socket)/', $said)), "\n";
exec("systemd-analyze security --offline=true --no-pager $folder/lineproto.service 2>&1", $report);
var_dump((float) preg_replace('/.*: ([\d.]+) .*/', '$1', end($report)) < 2.5);
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);

$sockets = ['lines' => listener(), 'lines#2' => listener('unix://' . $path = socket_path('lines'))];
$server = new Child('say("here"); require ' . var_export(realpath(__DIR__ . '/../../examples/systemd/server.php'), true) . ';', limits: passing($sockets), descriptors: numbered($sockets));
$server->hear();
foreach (['tcp://' . stream_socket_get_name($sockets['lines'], false), "unix://$path"] as $address) {
    echo (new Peer($address))->send("hello\nquit\n")->rest();
}
echo $server->stop(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
0
bool(true)
You said hello
bye
You said hello
bye
0
