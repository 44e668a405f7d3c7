--TEST--
remoteAddress and localAddress look like stream_socket_get_name(), for TCP and Unix sockets
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
$server = Child::serve(<<<PHP
    lineproto_serve(['tcp://127.0.0.1:0', 'unix://$path'], fn(\$line, \$c) => "\$c->remoteAddress \$c->localAddress", ['greeting' => null,
        'on_start' => \$ready]);
    PHP);
$tcp = $server->connect(0);
var_dump($tcp->send("x\n")->line() === stream_socket_get_name($tcp->stream, false) . ' ' . stream_socket_get_name($tcp->stream, true) . "\n");
var_dump($server->connect(1)->send("x\n")->line() === "unix: $path\n");
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
0
