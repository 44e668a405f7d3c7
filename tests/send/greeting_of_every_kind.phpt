--TEST--
The greeting: any, a certain one, none; a refusal anywhere in it; a server that never greets
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
/* Greets once and answers one line. */
function greets(string $greeting): Child
{
    return raw_server('fwrite($peer, ' . var_export($greeting, true) . '); if (($line = fgets($peer)) !== false) { fwrite($peer, "re:$line"); }');
}
$call = function (string $greeting, array $options = []): void {
    $server = greets($greeting);
    echo thrown(fn() => lineproto_send($server->address, 'x', $options)), "\n";
};
echo "-- any\n";
$call("connect\n");
$call("220 ready\r\n");
$call("\n");
$call("0\n", ['greeting' => true]);
$call("two\nlines\n");   // the second is taken for the reply
echo "-- a certain one\n";
$call("hello\n", ['greeting' => 'hello']);
$call("hello\r\n", ['greeting' => 'hello']);
$call("hello \n", ['greeting' => 'hello']);
$call("hell\n", ['greeting' => 'hello']);
$call("\n", ['greeting' => 'hello']);
$call("Hello\n", ['greeting' => 'hello']);
$call("a\0b\n", ['greeting' => "a\0b"]);
$call("a\0c\n", ['greeting' => "a\0b"]);
$call("\e[2J" . str_repeat('long ', 100) . "\n", ['greeting' => 'hello']);
echo "-- none\n";
$call('', ['greeting' => false]);
$call('', ['greeting' => '']);
$call("connect\n", ['greeting' => false]);   // the greeting is taken for the reply
echo "-- refusals\n";
$call("not connect\n");
$call("sorry, not connected today\n");
$call("not connect\n", ['greeting' => 'not connect']);
$call("not connect\n", ['refusal' => null]);
$call("not connect\n", ['refusal' => '']);
$call("sorry\n", ['refusal' => "\0"]);
$call(str_repeat('go away ', 30) . "\n", ['refusal' => 'away']);
$call("not connect\n", ['greeting' => false]);
echo "-- too long\n";
$call(str_repeat('x', 10) . "\n", ['max_line' => 10]);
$call(str_repeat('x', 11) . "\n", ['max_line' => 10]);
echo "-- never\n";
$silent = raw_server('fgets($peer);');
echo timed(0.2, fn() => lineproto_send($silent->address, 'x', ['timeout' => 0.2])), "\n";
$partly = raw_server('fwrite($peer, "conn"); fgets($peer);');
echo timed(0.2, fn() => lineproto_send($partly->address, 'x', ['timeout' => 0.2])), "\n";
echo "-- cut off\n";
$closing = raw_server('fwrite($peer, $n ? "not connect" : "conn"); fclose($peer);');
echo thrown(fn() => lineproto_send($closing->address, 'x')), "\n";
echo thrown(fn() => lineproto_send($closing->address, 'x')), "\n";
?>
--EXPECT--
-- any
nothing thrown: "re:x"
nothing thrown: "re:x"
nothing thrown: "re:x"
nothing thrown: "re:x"
nothing thrown: "lines"
-- a certain one
nothing thrown: "re:x"
nothing thrown: "re:x"
Lineproto\ProtocolException: tcp://ADDRESS greeted with "hello ", not with "hello" (option greeting)
Lineproto\ProtocolException: tcp://ADDRESS greeted with "hell", not with "hello" (option greeting)
Lineproto\ProtocolException: tcp://ADDRESS greeted with "", not with "hello" (option greeting)
Lineproto\ProtocolException: tcp://ADDRESS greeted with "Hello", not with "hello" (option greeting)
nothing thrown: "re:x"
Lineproto\ProtocolException: tcp://ADDRESS greeted with "a?c", not with "a?b" (option greeting)
Lineproto\ProtocolException: tcp://ADDRESS greeted with "?[2Jlong long long long long long long long long long long long long long long long long long long long long long long long ...", not with "hello" (option greeting)
-- none
nothing thrown: "re:x"
nothing thrown: "re:x"
nothing thrown: "connect"
-- refusals
Lineproto\RefusedException [not connect]: tcp://ADDRESS refused the connection: not connect
Lineproto\RefusedException [sorry, not connected today]: tcp://ADDRESS refused the connection: sorry, not connected today
Lineproto\RefusedException [not connect]: tcp://ADDRESS refused the connection: not connect
nothing thrown: "re:x"
nothing thrown: "re:x"
nothing thrown: "re:x"
Lineproto\RefusedException [go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away ]: tcp://ADDRESS refused the connection: go away go away go away go away go away go away go away go away go away go away go away go away go away go away go away go a...
nothing thrown: "not connect"
-- too long
nothing thrown: "re:x"
Lineproto\LineTooLongException: greeting of more than 10 bytes from tcp://ADDRESS (option max_line)
-- never
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; if that server does not greet, set the option greeting to false in time
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; 4 bytes of an unfinished greeting came; if that server does not greet, set the option greeting to false in time
-- cut off
Lineproto\ClosedException [not sent]: tcp://ADDRESS closed the connection before its greeting; 4 bytes of an unfinished greeting came
Lineproto\RefusedException [not connect]: tcp://ADDRESS refused the connection: not connect
