--TEST--
bind_to is the local address: host or host:port; one that cannot be had is ConnectException and names it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (gethostbyname('localhost') === 'localhost') die('skip this machine does not know localhost'); ?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line, $peer) => $peer->remoteAddress');
$from = fn(string|array $address, ?string $local) => preg_replace('/:\d+"/', ':PORT"', thrown(fn() => lineproto_send($address, 'x', ['bind_to' => $local])));
echo $from($server->address, null), "\n";
echo $from($server->address, '127.0.0.1'), "\n";
echo $from($server->address, '127.0.0.2'), "\n";
echo $from($server->address, '127.0.0.3:0'), "\n";
echo $from($server->address, 'localhost'), "\n";
/* a port of one's own: the kernel's choice of a moment ago, from an address that nobody else here uses */
$local = '127.9.' . (getmypid() >> 8 & 255) . '.' . (getmypid() & 255 ?: 1);
$free = stream_socket_server("tcp://$local:0");
$port = substr(strrchr(stream_socket_get_name($free, false), ':'), 1);
echo chain(fn() => lineproto_send($server->address, 'x', ['bind_to' => "$local:$port"])), "\n";   // somebody listens there
fclose($free);
var_dump(lineproto_send($server->address, 'x', ['bind_to' => "$local:$port"]) === "$local:$port");
echo "-- cannot be had\n";
echo $from($server->address, '192.0.2.1'), "\n";
echo chain(fn() => lineproto_send($server->address, 'x', ['bind_to' => '192.0.2.1'])), "\n";
echo $from($server->address, '::1'), "\n";
echo chain(fn() => lineproto_send($server->address, 'x', ['bind_to' => '[::1]:0'])), "\n";
echo $from($server->address, 'two..dots'), "\n";
$path = free_path();
$unix = line_server('fn($line, $peer) => "by a Unix socket"', '', "unix://$path");
echo $from("unix://$path", '192.0.2.1'), "\n";   // says nothing about those
echo "-- malformed\n";
foreach (['', ' ', '127.0.0.1:', '127.0.0.1:x', '127.0.0.1:65536', ':5', '[::1', 'tcp://127.0.0.1', '127.0.0.1/8', 'unix:///x'] as $local) {
    echo preg_replace('/.*\(\$options\) /', '', $from($server->address, $local)), "\n";
}
?>
--EXPECT--
nothing thrown: "127.0.0.1:PORT"
nothing thrown: "127.0.0.1:PORT"
nothing thrown: "127.0.0.2:PORT"
nothing thrown: "127.0.0.3:PORT"
nothing thrown: "127.0.0.1:PORT"
ConnectException 98
bool(true)
-- cannot be had
Lineproto\ConnectException: cannot connect to tcp://ADDRESS from 192.0.2.1: bind(): Cannot assign requested address
ConnectException 99
Lineproto\ConnectException: cannot connect to tcp://ADDRESS from ::1: bind(): Address family not supported by protocol
ConnectException 97
Lineproto\ConnectException: option bind_to: cannot resolve host "two..dots": Name or service not known
nothing thrown: "by a Unix socket"
-- malformed
key "bind_to" must be host or host:port: address "" is empty
key "bind_to" must be host or host:port: address " " contains a blank or a control byte
key "bind_to" must be host or host:port: address "127.0.0.1:" has no valid port: it must be a number from 0 to 65535
key "bind_to" must be host or host:port: address "127.0.0.1:x" has no valid port: it must be a number from 0 to 65535
key "bind_to" must be host or host:port: address "ADDRESS" has no valid port: it must be a number from 0 to 65535
key "bind_to" must be host or host:port: address ":PORT" has no host; to listen on every interface, write 0.0.0.0 or [::]
key "bind_to" must be host or host:port: address "[::PORT" has a "[" without "]"
key "bind_to" must be host or host:port: address "tcp://127.0.0.1" has a path; only unix:// addresses have one
key "bind_to" must be host or host:port: address "127.0.0.1/8" has a path; only unix:// addresses have one
key "bind_to" must be host or host:port: address "unix:///x" has a path; only unix:// addresses have one
