--TEST--
A worker whose handler never returns is killed when the drain has taken too long, however often handlers ask for the drain
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'drain_timeout' => 1, 'on_start' => $ready]);
    echo "over\n";
    PHP);
$peers = array_values(peers($server));
$peers[0]->send("hang\n");
$server->hear();
$begin = microtime(true);
$peers[1]->send(str_repeat("drain\n", 1000));
$peers[1]->rest();
$peers[1]->close();
echo $server->wait(), "\n", $server->output(), preg_replace('/\[\d+\]|(worker=)\d/', '$1', $server->errors());
var_dump(microtime(true) - $begin < 14);
?>
--EXPECT--
0
over
lineproto error: a worker does not end: killing it worker=
bool(true)
