--TEST--
A notify socket that is not there, full or of another kind does not disturb the server
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
foreach (['/no/such/socket', '@lineproto-nobody', 'relative', '/dev/null', '', 'vsock:2:9999', $manager->address] as $address) {
    $server = Child::serve('lineproto_serve("tcp://127.0.0.1:0", strrev(...), ["greeting" => null, "on_start" => $ready]);', environment: ['NOTIFY_SOCKET' => $address, 'WATCHDOG_USEC' => '1000']);
    $manager->silent(0.1);    // a ping every half millisecond: by then there is no room for more
    echo $server->connect()->send("abc\n")->finish()->rest(), $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
cba
0
cba
0
cba
0
cba
0
cba
0
cba
0
cba
0
