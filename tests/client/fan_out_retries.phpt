--TEST--
fanOut() pauses between the rounds of retries, as any call does
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$nobody = refused_address($holder);
$echo = line_server();
echo timed(0.35, function () use ($nobody, $echo) {   // 50, 100 and 200 ms
    $replies = Client::fanOut([$nobody, $echo->address], 'x', ['retries' => 3]);
    echo $replies[$echo->address], "\n";
    throw $replies[$nobody];
}), "\n";
echo $echo->stop();
?>
--EXPECTF--
<x>
Lineproto\ConnectException: cannot connect to tcp://ADDRESS: connect(): Connection refused in time
0
