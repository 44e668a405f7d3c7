--TEST--
retries: so many more rounds while nothing was sent; with idempotent also after a request was, as often as allowed and no oftener
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
/* Closes before its greeting, $times times, then serves. */
$late = fn(int $times) => raw_server('if ($n < ' . $times . ') { fclose($peer); } else { fwrite($peer, "connect\n"); $line = fgets($peer); fwrite($peer, "$n:$line"); }');
$server = $late(2);
echo chain(fn() => lineproto_send($server->address, 'x')), "\n";
$server = $late(2);
echo chain(fn() => lineproto_send($server->address, 'x', ['retries' => 1])), "\n";
$server = $late(2);
echo chain(fn() => lineproto_send($server->address, 'x', ['retries' => 2])), "\n";
$server = $late(2);
echo chain(fn() => lineproto_send($server->address, (function () { echo "pulled "; yield 'x'; })(), ['retries' => 5, 'idempotent' => true])), "\n";
/* Reads the first request, says so and closes. */
$eats = raw_server('fwrite($peer, "connect\n"); $line = fgets($peer); say(trim($line)); fclose($peer);');
foreach ([[], ['retries' => 3], ['idempotent' => true]] as $options) {
    echo json_encode($options), ' ', chain(fn() => lineproto_send($eats->address, 'once', $options)), ' ', $eats->hear(), "\n";
}
echo chain(fn() => lineproto_send($eats->address, 'thrice', ['retries' => 2, 'idempotent' => true])), ' ', $eats->hear(), ' ', $eats->hear(), ' ', $eats->hear(), "\n";
/* No more than those: the next thing it says is the next call's. */
echo chain(fn() => lineproto_send($eats->address, 'last')), ' ', $eats->hear(), "\n";
/* Answers one request per connection: each try gets one further, and none is answered twice. */
$one = raw_server('fwrite($peer, "connect\n"); $line = fgets($peer); fwrite($peer, "re:$line"); fclose($peer);');
$generator = (function () { foreach (['a', 'b', 'c'] as $line) { echo "pulled $line\n"; yield $line; } })();
echo json_encode(lineproto_send($one->address, $generator, ['retries' => 2, 'idempotent' => true])), "\n";
echo chain(fn() => lineproto_send($one->address, ['a', 'b', 'c', 'd'], ['retries' => 2, 'idempotent' => true])), "\n";
/* A late answer, a wrong one and one too long would be so again. */
$wrong = raw_server('fwrite($peer, "connect\n"); say(trim(fgets($peer))); fwrite($peer, "much too long\n"); $all[] = $peer;');
echo chain(fn() => lineproto_send($wrong->address, 'x', ['retries' => 5, 'idempotent' => true, 'max_line' => 7])), ' ', $wrong->hear(), "\n";
$silent = raw_server('fwrite($peer, "connect\n"); say(trim(fgets($peer))); $all[] = $peer;');
echo chain(fn() => lineproto_send($silent->address, 'x', ['retries' => 5, 'idempotent' => true, 'timeout' => 0.3])), ' ', $silent->hear(), "\n";
?>
--EXPECT--
ClosedException
ClosedException, ClosedException
nothing thrown: "2:x"
pulled nothing thrown: ["2:x"]
[] ClosedException once
{"retries":3} ClosedException once
{"idempotent":true} ClosedException once
ClosedException, ClosedException, ClosedException thrice thrice thrice
ClosedException last
pulled a
pulled b
pulled c
["re:a","re:b","re:c"]
ClosedException, ClosedException, ClosedException
LineTooLongException x
TimeoutException x
