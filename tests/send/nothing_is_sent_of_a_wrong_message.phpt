--TEST--
A message with the delimiter is refused before anything is connected to; in an iterable, no byte of it leaves
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('say("connected to"); $got = stream_get_contents($peer); say(json_encode($got));');
foreach (["\n", "a\n", "\na", "a\r\nb", str_repeat('x', 100000) . "\n"] as $message) {
    echo thrown(fn() => lineproto_send($server->address, $message, ['greeting' => false])), "\n";
}
$none = ['greeting' => false, 'reply' => Lineproto\Reply::None];
echo thrown(fn() => lineproto_send($server->address, ['a', 'b', "c\nd", 'e'], $none)), "\n";
/* The first connection: what came before the wrong one may have left, the wrong one has not. */
echo $server->hear(), ' ', preg_match('/^"(a\\\\n)?(b\\\\n)?"$/', $got = $server->hear()) ? 'fine' : $got, "\n";
echo thrown(fn() => lineproto_send($server->address, "\n", ['persistent' => true] + $none)), "\n";
echo thrown(fn() => lineproto_send($server->address, 'last', $none)), ' ', $server->hear(), ' ', $server->hear(), "\n";
?>
--EXPECT--
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) request 3 contains a line feed, which ends a line in this framing
connected to fine
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
nothing thrown: "" connected to "last\n"
