--TEST--
Wrong options are refused before anything is connected to, with the key and the nearest name
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$call = fn($options, $address = 'tcp://127.0.0.1:1') => print thrown(fn() => lineproto_send($address, 'x', $options)) . "\n";
$call(['timout' => 1]);
$call(['timeout' => '5']);
$call(['timeout' => -1]);
$call(['retries' => -1]);
$call(['greeting' => 5]);
$call(['max_line' => 0]);
$call(['persistent' => 1]);
$call(['framing' => 'lines']);
$call(['bind_to' => 'a:b:c']);
$call([5]);
$call([], 'nonsense');
$call([], 'fd://3');
$call([], 'tcp://127.0.0.1:0');
$call([], []);
$call([], ['tcp://127.0.0.1:1', 5]);
?>
--EXPECT--
ValueError: lineproto_send(): Argument #3 ($options) has an unknown key "timout", did you mean "timeout"?
TypeError: lineproto_send(): Argument #3 ($options) key "timeout" must be of type int|float (seconds), string given
ValueError: lineproto_send(): Argument #3 ($options) key "timeout" must be between 0 and 1000000000 seconds, -1 given
ValueError: lineproto_send(): Argument #3 ($options) key "retries" must be between 0 and 1000, -1 given
TypeError: lineproto_send(): Argument #3 ($options) key "greeting" must be of type bool|string, int given
ValueError: lineproto_send(): Argument #3 ($options) key "max_line" must be between 1 and 2147418111, 0 given
TypeError: lineproto_send(): Argument #3 ($options) key "persistent" must be of type bool, int given
TypeError: lineproto_send(): Argument #3 ($options) key "framing" must be of type Lineproto\Framing, string given
ValueError: lineproto_send(): Argument #3 ($options) key "bind_to" must be host or host:port: address "a:b:c" has more than one colon; an IPv6 address stands in brackets, as in [::1]:10008
ValueError: lineproto_send(): Argument #3 ($options) must be an array with string keys, such as ["connect_timeout" => ...]
ValueError: lineproto_send(): Argument #1 ($address) is malformed: address "nonsense" has no port; it is written host:port
ValueError: lineproto_send(): Argument #1 ($address) must be a tcp, tls or unix address: one can listen on fd://3, not connect to it
ValueError: lineproto_send(): Argument #1 ($address) must have a port other than 0 to connect to
ValueError: lineproto_send(): Argument #1 ($address) must not be empty
TypeError: lineproto_send(): Argument #1 ($address) must be a string or a list of strings, int found in it
