--TEST--
A paused connection whose peer is gone costs no time, and is told so when it is resumed
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $held = null;
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$held) {
        if ($line === 'hold') {
            $held = $connection;
            $connection->pause();
            return 'held';
        }
        $held->resume();
        return 'resumed';
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$server->connect()->send("hold\n")->reset();
$other = $server->connect();
$before = $server->cpu();
$read = [$other->stream];
$none = null;
stream_select($read, $none, $none, 0, 300000);
echo $server->cpu() - $before < 0.15 ? "sleeps\n" : "spins\n";
echo $other->send("go\n")->line(), $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sleeps
resumed
Error
0
