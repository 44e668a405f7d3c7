--TEST--
A malformed address, alone or in a list, is a ValueError that quotes it, before anything is connected to
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('say("connected to"); fclose($peer);');
foreach (['', ' ', 'localhost', ':1', 'localhost:', 'localhost:x', 'localhost:65536', 'localhost:-1', 'localhost:0', 'tcp://', 'tcp://localhost', 'tcp:localhost:1',
    'TCP://localhost:1', 'http://localhost:1', 'udp://localhost:1', '::1:1', '[::1]', '[::1', '[::1]1', '[localhost]:1', 'tcp://localhost:1/path', 'unix://', 'unix://@',
    'unix://relative', 'unix:///' . str_repeat('x', 200), "local\0host:1", "localhost:1\n", 'fd://3', 'systemd://x', str_repeat('h', 300) . ':1', 'a b:1'] as $address) {
    echo preg_replace('/.*\(\$address\) /', '', thrown(fn() => lineproto_send([$server->address, $address], 'x'))), "\n";
}
echo thrown(fn() => lineproto_send([$server->address, null], 'x')), "\n";
echo thrown(fn() => lineproto_send([$server->address, [$server->address]], 'x')), "\n";
echo thrown(fn() => lineproto_send([], 'x')), "\n";
echo thrown(fn() => lineproto_send('tls://127.0.0.1:1', 'x')), "\n";
/* Nobody has connected so far: this is the first that the server says. */
echo chain(fn() => lineproto_send($server->address, 'x')), ' ', $server->hear(), "\n";
?>
--EXPECT--
is malformed: address "" is empty
is malformed: address " " contains a blank or a control byte
is malformed: address "localhost" has no port; it is written host:port
is malformed: address ":1" has no host; to listen on every interface, write 0.0.0.0 or [::]
is malformed: address "localhost:" has no valid port: it must be a number from 0 to 65535
is malformed: address "localhost:x" has no valid port: it must be a number from 0 to 65535
is malformed: address "localhost:65536" has no valid port: it must be a number from 0 to 65535
is malformed: address "localhost:-1" has no valid port: it must be a number from 0 to 65535
must have a port other than 0 to connect to
is malformed: address "tcp://" has no host; to listen on every interface, write 0.0.0.0 or [::]
is malformed: address "tcp://localhost" has no port; it is written host:port
is malformed: address "tcp:localhost:1" has more than one colon; an IPv6 address stands in brackets, as in [::1]:10008
is malformed: address "TCP://localhost:1" has an unknown scheme; known are tcp, tls, unix, fd and systemd
is malformed: address "http://localhost:1" has an unknown scheme; known are tcp, tls, unix, fd and systemd
is malformed: address "udp://localhost:1" has an unknown scheme; known are tcp, tls, unix, fd and systemd
is malformed: address "::1:1" has more than one colon; an IPv6 address stands in brackets, as in [::1]:10008
is malformed: address "[::1]" has no port; it is written host:port
is malformed: address "[::1" has a "[" without "]"
is malformed: address "[::1]1" has text between "]" and the port
is malformed: address "[localhost]:1" has brackets around something that is no IPv6 address
is malformed: address "tcp://localhost:1/path" has a path; only unix:// addresses have one
is malformed: address "unix://" has no path
is malformed: address "unix://@" has no path
is malformed: address "unix://relative" must have an absolute path (three slashes: unix:///path) or an abstract name (unix://@name)
is malformed: address "unix:///xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..." has a path of 201 bytes; this system's limit is 107
is malformed: address "local?host:1" contains a blank or a control byte
is malformed: address "localhost:1?" contains a blank or a control byte
must be a tcp, tls or unix address: one can listen on fd://3, not connect to it
must be a tcp, tls or unix address: one can listen on systemd://x, not connect to it
is malformed: address "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh..." has a host of more than 255 bytes
is malformed: address "a b:1" contains a blank or a control byte
TypeError: lineproto_send(): Argument #1 ($address) must be a string or a list of strings, null found in it
TypeError: lineproto_send(): Argument #1 ($address) must be a string or a list of strings, array found in it
ValueError: lineproto_send(): Argument #1 ($address) must not be empty
Lineproto\ConnectException: cannot connect to tls://ADDRESS: connect(): Connection refused
ClosedException connected to
