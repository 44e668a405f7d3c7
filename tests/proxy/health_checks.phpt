--TEST--
A proxy that only looks whether somebody listens is counted as refused and not logged, whether it ends with FIN or RST
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'log_level' => 'debug',");
for ($i = 0; $i < 20; $i++) {
    $server->connect()->close();
    $peer = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($peer, '127.0.0.1', (int) substr(strrchr($server->address, ':'), 1));
    socket_set_option($peer, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    socket_close($peer);
}
echo $server->connect()->finish()->rest();
$peer = $server->connect()->send(v1());
echo $peer->line(), $peer->send("count\n")->line();
$peer->finish()->rest();
echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]|:\d+$/m', '', $server->errors());
?>
--EXPECT--
connect
accepted 1, open 1, closed 0, refused 41
0
accepted 1, open 0, closed 1, refused 41
lineproto info: listening address=tcp://127.0.0.1
lineproto info: signal name=TERM
lineproto info: draining
