--TEST--
Whatever the iterable of pipeline() or send() does, its exception comes out and the client can be used again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('$c->send("$c->id: $line");');
$client = new Client($server->address, PLAIN);
$sources = [
    'throws at once' => fn() => (function () { throw new RuntimeException('mine'); yield 'x'; })(),
    'throws later' => fn() => (function () { yield 'x'; yield 'y'; throw new RuntimeException('mine'); })(),
    'throws in the end' => fn() => (function () { try { yield 'x'; } finally { throw new RuntimeException('finally'); } })(),
    'another type' => fn() => ['x', 5],
    'delimiter' => fn() => ['x', "a\nb"],
    'getIterator' => fn() => new class implements IteratorAggregate { function getIterator(): Iterator { throw new RuntimeException('no iterator'); } },
    'used generator' => function () { $g = (function () { yield 'x'; yield 'y'; })(); $g->next(); return $g; },
    'ended generator' => function () { $g = (function () { yield 'x'; })(); foreach ($g as $x); return $g; },
    'no iterable' => fn() => new stdClass,
    'asks by itself' => fn() => (function () use ($client) { yield 'x'; yield $client->request('y'); })(),
    'catches that' => fn() => (function () use ($client) { yield 'x'; try { $client->readLine(); } catch (Lineproto\LineprotoError) { yield 'caught'; } })(),
];
foreach ($sources as $name => $source) {
    echo "$name\n";
    echo '  ', thrown(fn() => $client->pipeline($source())), "\n";
    echo '  ', preg_replace('/^nothing.*/', 'nothing', thrown(fn() => $client->send($source()))), "\n";
    $client->close();
}
echo $client->request('the end'), "\n";
echo $server->stop();
?>
--EXPECT--
throws at once
  RuntimeException: mine
  RuntimeException: mine
throws later
  RuntimeException: mine
  RuntimeException: mine
throws in the end
  RuntimeException: finally
  RuntimeException: finally
another type
  TypeError: Every line of an iterable must be of type string, int given
  TypeError: Every line of an iterable must be of type string, int given
delimiter
  ValueError: Lineproto\Client::pipeline(): Argument #1 ($lines) request 2 contains a line feed, which ends a line in this framing
  ValueError: Lineproto\Client::send(): Argument #1 ($lines) request 2 contains a line feed, which ends a line in this framing
getIterator
  RuntimeException: no iterator
  RuntimeException: no iterator
used generator
  Exception: Cannot rewind a generator that was already run
  Exception: Cannot rewind a generator that was already run
ended generator
  Exception: Cannot traverse an already closed generator
  Exception: Cannot traverse an already closed generator
no iterable
  TypeError: Lineproto\Client::pipeline(): Argument #1 ($lines) must be of type Traversable|array, stdClass given
  TypeError: Lineproto\Client::send(): Argument #1 ($lines) must be of type Traversable|array|string, stdClass given
asks by itself
  Lineproto\LineprotoError: Lineproto\Client::request(): this client is in the middle of another call
  Lineproto\LineprotoError: Lineproto\Client::request(): this client is in the middle of another call
catches that
  nothing thrown: ["15: x","15: caught"]
  nothing
16: the end
0
