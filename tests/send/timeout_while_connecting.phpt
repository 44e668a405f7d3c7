--TEST--
A server whose backlog is full: TimeoutException in phase connect, by whichever of connect_timeout and timeout ends first
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux'); ?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$path = free_path();
foreach ([new FullListener('tcp://127.0.0.1:0'), new FullListener("unix://$path")] as $full) {
    $call = fn(float $seconds, array $options) => print str_replace($path, 'PATH', timed($seconds, fn() => lineproto_send($full->address, 'x', $options))) . "\n";
    $call(0.2, ['connect_timeout' => 0.2]);
    $call(0.3, ['timeout' => 0.3]);
    $call(0.1, ['timeout' => 0.1, 'connect_timeout' => 0.1]);
    $call(0.25, ['timeout' => 0.25, 'connect_timeout' => 0]);
    $call(0.15, ['timeout' => 0, 'connect_timeout' => 0.15]);
    $call(0, ['timeout' => 1e-9]);
}
echo "-- another address has the rest of the time\n";
$good = line_server();
echo timed(0.1, fn() => lineproto_send([$full->address, $good->address], 'x', ['connect_timeout' => 0.1])), "\n";
echo strtok(chain(fn() => lineproto_send([...array_fill(0, 9, $full->address), $good->address], 'x', ['connect_timeout' => 0.1, 'timeout' => 0.25])), ','), "\n";
?>
--EXPECT--
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.2 seconds (option connect_timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.3 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.1 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.25 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option connect_timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 1e-09 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 0.2 seconds (option connect_timeout); the server's backlog is full in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 0.3 seconds (option timeout); the server's backlog is full in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 0.1 seconds (option timeout); the server's backlog is full in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 0.25 seconds (option timeout); the server's backlog is full in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 0.15 seconds (option connect_timeout); the server's backlog is full in time
Lineproto\TimeoutException [connect]: cannot connect to unix://PATH within 1e-09 seconds (option timeout); the server's backlog is full in time
-- another address has the rest of the time
nothing thrown: "<x>" in time
TimeoutException
