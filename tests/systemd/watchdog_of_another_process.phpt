--TEST--
A watchdog that waits for another process is left alone
--EXTENSIONS--
lineproto
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
$manager = new Notifications;
$server = Child::serve('lineproto_serve("tcp://127.0.0.1:0", strrev(...), ["greeting" => null, "on_start" => $ready]);',
    environment: ['NOTIFY_SOCKET' => $manager->address, 'WATCHDOG_USEC' => '2000', 'WATCHDOG_PID' => '1']);
echo substr_count($manager->hear(), 'READY'), "\n";
var_dump($manager->silent(0.3));
echo $server->connect()->send("abc\n")->finish()->rest(), $server->stop(), "\n";
?>
--EXPECT--
1
bool(true)
cba
0
