--TEST--
Arrays with any keys, references in them, iterators and aggregates; every element must be a string
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server();
$send = fn($message) => print json_encode(lineproto_send($server->address, $message)) . "\n";
$text = 'by reference';
$send([5 => 'five', 'key' => 'k', -1 => 'minus', '' => 'empty']);
$send(['a', &$text, 'a']);
$send((function () { yield 'same key' => 'one'; yield 'same key' => 'two'; return 'not sent'; })());
$send((function () { yield [] => 'array as key'; yield new stdClass => 'object as key'; })());
$send(new ArrayObject(['aggregate']));
$send(new class implements IteratorAggregate { public function getIterator(): Iterator { return new ArrayIterator(['i', 'j']); } });
$send(new LimitIterator(new InfiniteIterator(new ArrayIterator(['round'])), 0, 3));
$send((function () { yield from []; })());
$send(new EmptyIterator);
$send(['', '', '0', ' ', "\t", "\r", "\0", "\r\r"]);
$send((function () { yield from lineproto_send($GLOBALS['server']->address, ['inner']); yield 'outer'; })());
class Text { public function __toString(): string { return 'text'; } }
foreach ([5, 0.5, true, null, [], new Text] as $wrong) {
    echo thrown(fn() => lineproto_send($server->address, ['ok', $wrong])), "\n";
    echo thrown(fn() => lineproto_send($server->address, (function () use ($wrong) { yield $wrong; })())), "\n";
}
foreach ([5, null, true, new stdClass, new Text, STDIN] as $wrong) {
    echo thrown(fn() => lineproto_send($server->address, $wrong)), "\n";
}
/* The array as it was when the call began. */
$lines = ['a', 'b'];
$changing = (function () use (&$lines) { foreach ($lines as $line) { $lines[] = 'never'; yield $line; } })();
$send($changing);
unset($server);
?>
--EXPECT--
["<five>","<k>","<minus>","<empty>"]
["<a>","<by reference>","<a>"]
["<one>","<two>"]
["<array as key>","<object as key>"]
["<aggregate>"]
["<i>","<j>"]
["<round>","<round>","<round>"]
[]
[]
["<>","<>","<0>","< >","<\t>","<>","<\u0000>","<\r>"]
["<<inner>>","<outer>"]
TypeError: Every line of an iterable must be of type string, int given
TypeError: Every line of an iterable must be of type string, int given
TypeError: Every line of an iterable must be of type string, float given
TypeError: Every line of an iterable must be of type string, float given
TypeError: Every line of an iterable must be of type string, bool given
TypeError: Every line of an iterable must be of type string, bool given
TypeError: Every line of an iterable must be of type string, null given
TypeError: Every line of an iterable must be of type string, null given
TypeError: Every line of an iterable must be of type string, array given
TypeError: Every line of an iterable must be of type string, array given
TypeError: Every line of an iterable must be of type string, Text given
TypeError: Every line of an iterable must be of type string, Text given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, int given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, null given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, bool given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, stdClass given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, Text given
TypeError: lineproto_send(): Argument #2 ($message) must be of type Traversable|array|string, resource given
["<a>","<b>"]
