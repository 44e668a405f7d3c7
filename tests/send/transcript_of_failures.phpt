--TEST--
The transcript of a refusal, of a failed write and of a reply that does not come; each address that was tried has its own
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$call = function (string $what, string|array $address, $message, array $options = []): void {
    echo "-- $what\n";
    ob_start();
    $thrown = thrown(fn() => lineproto_send($address, $message, $options + ['transcript' => true]));
    echo preg_replace('/127\.0\.0\.1:\d+/', 'ADDRESS', ob_get_clean()), '=> ', preg_replace('/:.*/s', '', $thrown), "\n";
};
$refusing = raw_server('fwrite($peer, "not connect\n"); fclose($peer);');
$call('refusal', $refusing->address, 'x');
/* A Unix socket says at once that its other end has gone. */
$path = free_path();
$gone = raw_server('fwrite($peer, "connect\n"); fclose($peer); say("gone");', "unix://$path");
$call('write', $gone->address, (function () use ($gone) { $gone->hear(); yield 'x'; })());
$path = free_path();
$half = raw_server('fwrite($peer, "connect\n"); fread($peer, 1000); fclose($peer);', "unix://$path");
$call('half a write', $half->address, str_repeat('x', 10000000));
$silent = raw_server('$all[] = $peer; fwrite($peer, "connect\n");');
$call('write in vain', $silent->address, str_repeat('x', 30000000), ['timeout' => 0.3]);
$call('reply in vain', $silent->address, 'x', ['timeout' => 0.3]);
$closing = raw_server('fwrite($peer, "connect\n"); fgets($peer); fclose($peer);');
$call('reply lost', $closing->address, 'x');
$one = raw_server('fwrite($peer, "connect\n"); fgets($peer); fgets($peer); fwrite($peer, "re\n"); fclose($peer);');
$call('second reply lost', $one->address, ['a', 'b']);
$closed = raw_server('fclose($peer);');
$call('no greeting', $closed->address, 'x');
$call('nobody', 'unix:///nonexistent', 'x');
$good = line_server();
$call('failover', ['unix:///nonexistent', $refusing->address, $good->address], 'x');
$quiet = line_server(options: "'greeting' => null,");
$call('no greeting asked for', $quiet->address, 'x', ['greeting' => false]);
$call('no replies', $good->address, ['a', 'b'], ['reply' => Lineproto\Reply::None]);
$call('no messages', $good->address, []);
?>
--EXPECT--
-- refusal
don't connect
=> Lineproto\RefusedException [not connect]
-- write
Buffer Data: connect
Writing to Socket
Write failed
=> Lineproto\ClosedException [not sent]
-- half a write
Buffer Data: connect
Writing to Socket
Write failed
=> Lineproto\ClosedException [sent]
-- write in vain
Buffer Data: connect
Writing to Socket
Write failed
=> Lineproto\TimeoutException [write]
-- reply in vain
Buffer Data: connect
Writing to Socket
send to server: x
=> Lineproto\TimeoutException [reply]
-- reply lost
Buffer Data: connect
Writing to Socket
send to server: x
=> Lineproto\ClosedException [sent]
-- second reply lost
Buffer Data: connect
Writing to Socket
send to server: a
 response from server was:re
Writing to Socket
send to server: b
=> Lineproto\ClosedException [sent]
-- no greeting
=> Lineproto\ClosedException [not sent]
-- nobody
=> Lineproto\ConnectException
-- failover
don't connect
Buffer Data: connect
Writing to Socket
send to server: x
 response from server was:<x>
=> nothing thrown
-- no greeting asked for
Writing to Socket
send to server: x
 response from server was:<x>
=> nothing thrown
-- no replies
Buffer Data: connect
Writing to Socket
send to server: a
Writing to Socket
send to server: b
=> nothing thrown
-- no messages
Buffer Data: connect
=> nothing thrown
