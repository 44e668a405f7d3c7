--TEST--
A server that does not get as far as serving is never said to be ready; one that is stopped says so
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
foreach (['throw new Exception', '$server->drain()', '$server->stop()', 'exit'] as $what) {
    $manager = new Notifications;
    $child = new Child('lineproto_serve("tcp://127.0.0.1:0", strrev(...), ["greeting" => null, "on_start" => function ($server) { ' . $what . '; }]);',
        environment: ['NOTIFY_SOCKET' => $manager->address]);
    $child->wait();
    echo "$what: ", implode('|', $manager->rest()), "\n";
}
$manager = new Notifications;
$server = Child::serve('lineproto_serve("tcp://127.0.0.1:0", fn($line, $peer) => $peer->server->stop(), ["on_start" => $ready]);', environment: ['NOTIFY_SOCKET' => $manager->address]);
$server->connect()->send("x\n")->rest();
echo $server->wait(), ' ', substr_count($manager->hear(), 'READY'), ' ', implode('|', $manager->rest()), "\n";
?>
--EXPECT--
throw new Exception: 
$server->drain(): STOPPING=1
STATUS=draining, 0 connections are left
$server->stop(): STOPPING=1
STATUS=stopping, 0 connections are left
exit: 
0 1 STOPPING=1
STATUS=stopping, 1 connections are left
