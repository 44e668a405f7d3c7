--TEST--
A second signal ends workers whose handlers hang, within seconds, also without a drain_timeout
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'drain_timeout' => 0, 'on_start' => $ready]);
    echo "over\n";
    PHP);
foreach (peers($server) as $peer) {
    $peer->send("hang\n");
    $server->hear();
}
$workers = workers($server);
$server->signal(SIGTERM);
pause(0.1);
$server->signal(SIGTERM);
echo $server->wait(), "\n", $server->output(), substr_count($server->errors(), 'killing it'), "\n";
var_dump(array_filter($workers, lives(...)));
?>
--EXPECT--
0
over
2
array(0) {
}
