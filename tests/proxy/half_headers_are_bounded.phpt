--TEST--
Those whose header is not there yet count for max_connections, so that a flood of them is refused; an admitted one keeps its place
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'max_connections' => 3,");
$half = [$server->connect()->send('PROXY '), $server->connect(), $server->connect()->send("\r\n\r\n")];
echo $server->connect()->send(v1())->rest();
$half[0]->send("UNKNOWN\r\n");
$half[1]->send(v1());
$half[2]->send(substr(v2_tcp4(), 4));
foreach ($half as $peer) {
    echo $peer->line();
}
echo $server->connect()->send(v1())->rest();
$half[1]->send("count\n");
echo $half[1]->line();
$half[2]->finish()->rest();
$late = $server->connect();
echo $server->connect()->send(v1())->rest();
$late->close();
echo $server->connect()->send(v1() . "count\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]|:\d+$/m', '', $server->errors());
?>
--EXPECT--
not connect
connect
connect
connect
not connect
accepted 3, open 3, closed 0, refused 2
not connect
connect
accepted 4, open 3, closed 1, refused 4
0
accepted 4, open 0, closed 4, refused 4
lineproto warning: the server is full (option max_connections) refused=127.0.0.1
