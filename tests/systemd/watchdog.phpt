--TEST--
The watchdog is fed from the loop, at half of its time: a handler that hangs is noticed, a server that drains goes on
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
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        say('hanging');
        fgets(fopen('php://fd/4', 'r'));
        return 'again';
    }, ['greeting' => null, 'eof_tail' => false, 'on_start' => $ready]);
    PHP, environment: ['NOTIFY_SOCKET' => $manager->address, 'WATCHDOG_USEC' => '200000'], descriptors: [4 => ['pipe', 'r']]);
$begun = hrtime(true);
for ($pings = 0; $pings < 5; $pings += $manager->hear() === 'WATCHDOG=1') {
}
$took = (hrtime(true) - $begun) / 1e9;
var_dump($took > 0.35);
$peer = $server->connect()->send("hang\n");
$server->hear();
$manager->rest();
var_dump($manager->silent(0.5));
fwrite($server->pipes[4], "go on\n");
echo $peer->line(), $manager->hear(), "\n";
$peer->send('unfinished');
$server->signal(15);
$manager->state();
echo $manager->hear(), "\n";
$peer->close();
echo $server->wait(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
bool(true)
bool(true)
again
WATCHDOG=1
WATCHDOG=1
0
