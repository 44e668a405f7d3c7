--TEST--
A server in another loop notifies and feeds the watchdog whenever that loop lets it
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
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => function () use (&$over) { $over = true; }]);
    $server->listen('tcp://127.0.0.1:0', strrev(...));
    for ($stream = $server->getStream(); !$over; ) {
        $read = [$stream];
        $none = null;
        if (@stream_select($read, $none, $none, 60)) {
            $server->dispatch();
        }
    }
    PHP, environment: ['NOTIFY_SOCKET' => $manager->address, 'WATCHDOG_USEC' => '100000']);
echo substr_count($manager->hear(), 'READY'), ' ', $manager->hear(), ' ', $manager->hear(), "\n";
$server->signal(15);
echo $manager->state(), "\n", $server->wait(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
1 WATCHDOG=1 WATCHDOG=1
STOPPING=1
STATUS=draining, 0 connections are left
0
