--TEST--
tcp with and without its scheme, by name, IPv6, Unix sockets and abstract ones; names that cannot be resolved
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (gethostbyname('localhost') === 'localhost') die('skip this machine does not know localhost'); ?>
<?php if (!@stream_socket_server('tcp://[::1]:0')) die('skip this machine has no IPv6'); ?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$handler = 'fn($line, $peer) => $line';
$v4 = line_server($handler);
$port = parse_url($v4->address, PHP_URL_PORT);
foreach (["tcp://127.0.0.1:$port", "127.0.0.1:$port", "localhost:$port", "tcp://LOCALHOST:$port", "127.1:$port"] as $address) {
    echo str_replace($port, 'PORT', $address), ' ', lineproto_send($address, 'x'), "\n";
}
$v6 = line_server($handler, '', 'tcp://[::1]:0');
$port = substr(strrchr($v6->address, ':'), 1);
foreach (["tcp://[::1]:$port", "[::1]:$port", "[0:0:0:0:0:0:0:1]:$port"] as $address) {
    echo str_replace($port, 'PORT', $address), ' ', thrown(fn() => lineproto_send($address, 'x')), "\n";
}
$path = free_path();
$unix = line_server($handler, '', "unix://$path");
echo 'unix ', lineproto_send("unix://$path", 'x'), "\n";
$name = 'lineproto test ' . getmypid();
$abstract = line_server($handler, '', 'unix://@' . str_replace(' ', '-', $name));
echo 'abstract ', lineproto_send('unix://@' . str_replace(' ', '-', $name), 'x'), "\n";
echo chain(fn() => lineproto_send("tcp://[::1]:" . parse_url($v4->address, PHP_URL_PORT), 'x')), "\n";
echo chain(fn() => lineproto_send('unix:///nonexistent', 'x')), "\n";
file_put_contents($file = free_path(), 'no socket');
echo chain(fn() => lineproto_send("unix://$file", 'x')), "\n";
/* A name that the resolver refuses without asking anybody. */
foreach (['two..dots', str_repeat('x', 64) . '.local'] as $name) {
    echo thrown(fn() => lineproto_send("tcp://$name:1", 'x', ['timeout' => 15, 'connect_timeout' => 15])), "\n";
}
echo lineproto_send(["tcp://two..dots:1", $v4->address], 'next'), "\n";
?>
--EXPECT--
tcp://127.0.0.1:PORT x
127.0.0.1:PORT x
localhost:PORT x
tcp://LOCALHOST:PORT x
127.1:PORT x
tcp://[::1]:PORT nothing thrown: "x"
[::1]:PORT nothing thrown: "x"
[0:0:0:0:0:0:0:1]:PORT nothing thrown: "x"
unix x
abstract x
ConnectException 111
ConnectException 2
ConnectException 111
Lineproto\ConnectException: cannot resolve host "two..dots": Name or service not known
Lineproto\ConnectException: cannot resolve host "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.local": Name or service not known
next
