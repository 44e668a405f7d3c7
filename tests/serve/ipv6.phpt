--TEST--
IPv6: addresses in brackets, on the wire and in the properties; max_per_ip and deny know them
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) die('skip this machine has no IPv6');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://[::1]:0', fn($line, $c) => "$c->remoteAddress $c->localAddress", ['greeting' => null, 'max_per_ip' => 1,
        'log_level' => 'error', 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
var_dump($peer->send("x\n")->line() === stream_socket_get_name($peer->stream, false) . ' ' . stream_socket_get_name($peer->stream, true) . "\n",
    str_starts_with($server->address, 'tcp://[::1]:'));
echo $server->connect()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
not connect
0
