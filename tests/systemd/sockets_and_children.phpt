--TEST--
Programs that the server starts get neither systemd's sockets nor the variables that announce them; another server in the process still does
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
$sockets = ['web' => listener(), 'admin' => listener()];
$server = activated(<<<'PHP'
    $look = fn($line) => preg_replace("/\s+/", " ", (string) shell_exec('env | grep ^LISTEN_ | sort; for fd in 3 4; do [ -S /proc/self/fd/$fd ] && echo open; done'));
    $answer = fn($line, $peer) => $line === 'end' ? $peer->server->drain() : $look($line);
    lineproto_serve('systemd://web', $answer, ['greeting' => null, 'on_start' => $ready]);
    lineproto_serve(['systemd://web', 'systemd://admin'], $answer, ['greeting' => null, 'on_start' => $ready]);
    PHP, $sockets);
echo preg_replace('/PID=\d+/', 'PID', $server->connect()->send("look\n")->line());
$server->connect()->send("end\n")->rest();
$server->hear();
foreach ([0, 1] as $which) {
    echo $server->connect($which)->send("look\n")->line();
    $server->addresses[1] = 'tcp://' . stream_socket_get_name($sockets['admin'], false);
}
echo $server->stop(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
LISTEN_FDNAMES=web:admin LISTEN_FDS=2 LISTEN_PID 


0
