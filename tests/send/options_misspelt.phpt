--TEST--
A misspelt key is a ValueError with the nearest key; a server's key is no key of the client; values may be references
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$call = fn($key, $value = 1) => print preg_replace('/.*\(\$options\) /', '', thrown(fn() => lineproto_send('unix:///nonexistent', 'x', [$key => $value]))) . "\n";
foreach (['Timeout', 'time_out', 'connect-timeout', 'connection_timeout', 'greetings', 'retry', 'replies', 'persistant', 'idempotency', 'maxline',
    'bindto', 'transcripts', 'frame', 'handler', 'tls', 'max_connections', '', ' timeout', "timeout\0", "\e[31mred", str_repeat('x', 5000)] as $key) {
    $call($key);
}
$call(0);
$call('7');
/* The first wrong one is told, right ones beside it do not matter. */
echo thrown(fn() => lineproto_send('unix:///nonexistent', 'x', ['timeout' => 1, 'retires' => 1, 'nonsense' => 1])), "\n";
/* by reference; the array stays as it was */
$timeout = 0.5;
$options = ['timeout' => &$timeout, 'greeting' => false];
echo thrown(fn() => lineproto_send('unix:///nonexistent', 'x', $options)), "\n";
var_dump($options === ['timeout' => 0.5, 'greeting' => false]);
/* wrong numbers and types of arguments */
foreach ([[], ['unix:///x'], ['unix:///x', 'x', [], 1], ['unix:///x', 'x', null], ['unix:///x', 'x', new stdClass], [5.5, 'x'], [null, 'x'], [new stdClass, 'x']] as $arguments) {
    echo @thrown(fn() => lineproto_send(...$arguments)), "\n";
}
?>
--EXPECT--
has an unknown key "Timeout", did you mean "timeout"?
has an unknown key "time_out", did you mean "timeout"?
has an unknown key "connect-timeout", did you mean "connect_timeout"?
has an unknown key "connection_timeout", did you mean "connect_timeout"?
has an unknown key "greetings", did you mean "greeting"?
has an unknown key "retry", did you mean "reply"?
has an unknown key "replies", did you mean "retries"?
has an unknown key "persistant", did you mean "persistent"?
has an unknown key "idempotency", did you mean "idempotent"?
has an unknown key "maxline", did you mean "max_line"?
has an unknown key "bindto", did you mean "bind_to"?
has an unknown key "transcripts", did you mean "transcript"?
has an unknown key "frame", did you mean "framing"?
has an unknown key "handler", did you mean "bind_to"?
key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, int given
has an unknown key "max_connections", did you mean "max_line"?
has an unknown key "", did you mean "tls"?
has an unknown key " timeout", did you mean "timeout"?
has an unknown key "timeout", did you mean "timeout"?
has an unknown key "[31mred", did you mean "retries"?
has an unknown key "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", did you mean "connect_timeout"?
must be an array with string keys, such as ["connect_timeout" => ...]
must be an array with string keys, such as ["connect_timeout" => ...]
ValueError: lineproto_send(): Argument #3 ($options) has an unknown key "retires", did you mean "retries"?
Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
bool(true)
ArgumentCountError: lineproto_send() expects at least 2 arguments, 0 given
ArgumentCountError: lineproto_send() expects at least 2 arguments, 1 given
ArgumentCountError: lineproto_send() expects at most 3 arguments, 4 given
TypeError: lineproto_send(): Argument #3 ($options) must be of type array, null given
TypeError: lineproto_send(): Argument #3 ($options) must be of type array, stdClass given
ValueError: lineproto_send(): Argument #1 ($address) is malformed: address "5.5" has no port; it is written host:port
ValueError: lineproto_send(): Argument #1 ($address) is malformed: address "" is empty
TypeError: lineproto_send(): Argument #1 ($address) must be of type array|string, stdClass given
