--TEST--
A string gives a string, any iterable a list, in order; an empty one gives an empty list
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \"<\$l>\", ['on_start' => \$ready]);");
$send = fn($message) => json_encode(lineproto_send($server->address, $message));
echo $send('x'), $send(''), $send('0'), "\n";
echo $send(['b' => 'one', 'a' => '']), $send([]), $send(new ArrayIterator(['i'])), "\n";
echo $send((function () { yield 'g'; yield from ['h', '0']; })()), "\n";
echo thrown(fn() => lineproto_send($server->address, ['ok', 5])), "\n";
echo thrown(fn() => lineproto_send($server->address, 5.5)), "\n";
echo thrown(fn() => lineproto_send($server->address, "a\nb")), "\n";
echo thrown(fn() => lineproto_send($server->address, ['a', "a\nb"])), "\n";
echo thrown(fn() => lineproto_send($server->address, (function () { yield 'a'; throw new DomainException('mine'); })())), "\n";
echo $server->stop(), $server->errors();
?>
--EXPECT--
"<x>""<>""<0>"
["<one>","<>"][]["<i>"]
["<g>","<h>","<0>"]
TypeError: Every line of an iterable must be of type string, int given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, float given
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) request 2 contains a line feed, which ends a line in this framing
DomainException: mine
0
