--TEST--
Failover goes through the list in order, once per round; keys do not matter; nothing is asked twice after a byte has left
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/peer.inc';
$good = line_server('fn($line, $peer) => "$peer->id:$line"');
$refusing = raw_server('fwrite($peer, "not connect\n"); fclose($peer); say("refused");');
$closing = raw_server('fclose($peer); say("closed");');
$resetting = raw_server('$r = [$peer]; $w = $e = null; fwrite($peer, "connect\n"); stream_select($r, $w, $e, 20); fclose($peer); say("reset");');
$long = raw_server('fwrite($peer, str_repeat("x", 100) . "\n"); fclose($peer); say("long");');
$wrong = raw_server('fwrite($peer, "hello\n"); fclose($peer); say("wrong");');
$silent = raw_server('$all[] = $peer; say("silent");');
$refused = refused_address($holder);
echo "-- every failure before the first byte goes on\n";
foreach ([$refusing, $closing] as $server) {
    echo lineproto_send([$server->address, $good->address], 'x'), ' ', $server->hear(), "\n";
}
echo lineproto_send([$long->address, $good->address], 'x', ['max_line' => 50]), ' ', $long->hear(), "\n";
echo lineproto_send([$wrong->address, $good->address], 'x', ['greeting' => 'connect']), ' ', $wrong->hear(), "\n";
echo lineproto_send(['tls://127.0.0.1:1', $refused, 'tcp://two..dots:1', 'unix:///nonexistent', $good->address], 'x'), "\n";
echo lineproto_send(['one' => $refused, 5 => $refusing->address, '' => $good->address], 'x'), ' ', $refusing->hear(), "\n";
echo "-- the first that works is the last that is asked\n";
echo lineproto_send([$good->address, $closing->address], 'x'), "\n";
echo "-- after a byte none is asked\n";
echo chain(fn() => lineproto_send([$resetting->address, $closing->address, $good->address], 'x')), ' ', $resetting->hear(), "\n";
echo chain(fn() => lineproto_send([$silent->address, $good->address], 'x', ['greeting' => false, 'timeout' => 0.2])), ' ', $silent->hear(), "\n";
echo "-- nor after the deadline\n";
echo chain(fn() => lineproto_send([$silent->address, $good->address], 'x', ['timeout' => 0.2])), ' ', $silent->hear(), "\n";
echo "-- the last exception has the others before it, in order\n";
echo chain(fn() => lineproto_send([$refused, $closing->address, $refusing->address], 'x')), ' ', $closing->hear(), ' ', $refusing->hear(), "\n";
echo chain(fn() => lineproto_send([$closing->address, $refused], 'x', ['retries' => 2])), ' ', $closing->hear(), ' ', $closing->hear(), ' ', $closing->hear(), "\n";
echo "-- a generator is not begun before somebody takes it\n";
echo json_encode(lineproto_send([$refused, $closing->address, $good->address], (function () { echo "begun\n"; yield 'a'; yield 'b'; })())), ' ', $closing->hear(), "\n";
echo "-- a wrong message is nobody's fault but ours\n";
echo chain(fn() => lineproto_send([$good->address, $closing->address], ["a\n"])), "\n";
/* Had somebody else been asked, we would have heard of it. */
echo chain(fn() => lineproto_send($closing->address, 'x')), ' ', $closing->hear(), "\n";
?>
--EXPECT--
-- every failure before the first byte goes on
1:x refused
2:x closed
3:x long
4:x wrong
5:x
6:x refused
-- the first that works is the last that is asked
7:x
-- after a byte none is asked
ClosedException 104 reset
TimeoutException silent
-- nor after the deadline
TimeoutException silent
-- the last exception has the others before it, in order
RefusedException, ClosedException, ConnectException 111 closed refused
ConnectException 111, ClosedException, ConnectException 111, ClosedException, ConnectException 111, ClosedException closed closed closed
-- a generator is not begun before somebody takes it
begun
["8:a","8:b"] closed
-- a wrong message is nobody's fault but ours
ValueError
ClosedException closed
