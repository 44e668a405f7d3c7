--TEST--
A listening socket that the parent opened is served as fd://N, and left open for the parent
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$listener = stream_socket_server('tcp://127.0.0.1:0');
$server = Child::serve(<<<'PHP'
    lineproto_serve('fd://4', strrev(...), ['greeting' => null, 'on_start' => $ready]);
    PHP, descriptors: [4 => $listener]);
var_dump($server->address === 'tcp://' . stream_socket_get_name($listener, false));
echo $server->connect()->send("abc\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors(), "\n";
$peer = new Peer("tcp://" . stream_socket_get_name($listener, false));
var_dump(is_resource(stream_socket_accept($listener, DEADLINE)));
?>
--EXPECT--
bool(true)
cba
0
bool(true)
