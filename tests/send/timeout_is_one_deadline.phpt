--TEST--
The timeout is one deadline for the whole call, whatever comes in pieces: greetings, replies, addresses, retries, messages
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$kind = fn(float $seconds, callable $call) => print preg_replace('/:.*(?= (in time|too))/s', '', timed($seconds, $call)) . "\n";
/* Sends a line every 20 ms until the client has gone. */
$drip = fn(string $bytes) => raw_server('stream_set_blocking($peer, false); while (@fwrite($peer, ' . var_export($bytes, true) . ') !== false && !feof($peer)) {
    $r = [$peer]; $w = $e = null; fread($peer, 65536); stream_select($r, $w, $e, 0, 20000); }');
$lines = $drip("line\n");
echo "-- replies of a thousand messages, one by one\n";
$kind(0.3, fn() => lineproto_send($lines->address, array_fill(0, 1000, 'x'), ['timeout' => 0.3]));
$kind(0.3, fn() => lineproto_send($lines->address, (function () { for (;;) yield 'x'; })(), ['timeout' => 0.3]));
echo "-- a greeting without end, a reply without end\n";
$bytes = $drip('x');
$kind(0.3, fn() => lineproto_send($bytes->address, 'x', ['timeout' => 0.3]));
$kind(0.3, fn() => lineproto_send($bytes->address, 'x', ['timeout' => 0.3, 'greeting' => false]));
echo "-- addresses\n";
$silent = raw_server('$all[] = $peer;');
$kind(0.3, fn() => lineproto_send(array_fill(0, 50, $silent->address), 'x', ['timeout' => 0.3]));
echo "-- retries\n";
$closing = raw_server('fclose($peer);');
$kind(0, fn() => lineproto_send($closing->address, 'x', ['timeout' => 0.3, 'retries' => 1000]));
$kind(0, fn() => lineproto_send('unix:///nonexistent', 'x', ['timeout' => 0.3, 'retries' => 1000]));
echo "-- a source that takes its time\n";
$server = line_server();
$kind(0.3, fn() => lineproto_send($server->address, (function () { for (;;) { work(0.02); yield 'x'; } })(), ['timeout' => 0.3]));
$kind(0.3, fn() => lineproto_send($server->address, (function () { for (;;) { work(0.02); yield 'x'; } })(), ['timeout' => 0.3, 'reply' => Lineproto\Reply::None]));
echo "-- on a kept connection\n";
$kept = raw_server('fwrite($peer, "connect\n"); fgets($peer); fwrite($peer, "re\n"); $all[] = $peer;');
echo lineproto_send($kept->address, 'x', ['persistent' => true]), "\n";
$kind(0.2, fn() => lineproto_send($kept->address, 'x', ['persistent' => true, 'timeout' => 0.2]));
echo "-- no limit\n";
echo lineproto_send($server->address, 'x', ['timeout' => 0, 'connect_timeout' => 0]), "\n";
echo lineproto_send($server->address, 'x', ['timeout' => 1e9, 'connect_timeout' => 1e9]), "\n";
?>
--EXPECT--
-- replies of a thousand messages, one by one
Lineproto\TimeoutException [reply] in time
Lineproto\TimeoutException [reply] in time
-- a greeting without end, a reply without end
Lineproto\TimeoutException [greeting] in time
Lineproto\TimeoutException [reply] in time
-- addresses
Lineproto\TimeoutException [greeting] in time
-- retries
Lineproto\ClosedException [not sent] in time
Lineproto\ConnectException in time
-- a source that takes its time
Lineproto\TimeoutException [reply] in time
Lineproto\TimeoutException [write] in time
-- on a kept connection
re
Lineproto\TimeoutException [reply] in time
-- no limit
<x>
<x>
