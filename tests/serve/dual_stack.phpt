--TEST--
[::] serves IPv6 and IPv4, and shows IPv4 peers as IPv4; with ipv6_only it does not
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
    lineproto_serve('tcp://[::]:0', fn($line, $c) => preg_replace('/:\d+$/', '', $c->remoteAddress) . ' ' . preg_replace('/:\d+$/', '', $c->localAddress),
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
$port = substr(strrchr($server->address, ':'), 1);
echo (new Peer("tcp://[::1]:$port"))->send("x\n")->finish()->rest(), (new Peer("tcp://127.0.0.1:$port"))->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors(), "\n";
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://[::]:0', strrev(...), ['ipv6_only' => true, 'greeting' => null, 'on_start' => $ready]);
    PHP);
$port = substr(strrchr($server->address, ':'), 1);
echo (new Peer("tcp://[::1]:$port"))->send("abc\n")->finish()->rest();
var_dump(@stream_socket_client("tcp://127.0.0.1:$port", $code, $error, DEADLINE), $error);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
[::1] [::1]
127.0.0.1 127.0.0.1
0
cba
bool(false)
string(18) "Connection refused"
0
