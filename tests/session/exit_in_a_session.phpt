--TEST--
exit() in a session: the finally blocks of the others run, what they send leaves, all sockets are closed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    try {
        if ($c->readLine() === 'exit') {
            $c->send('goes');
            exit('exit');
        }
    } finally {
        $c->send("finally $c->id " . json_encode($c->readLine()));
    }
    PHP, before: 'register_shutdown_function(fn() => print ", shutdown\n");');
$peers = [$server->connect(), $server->connect(), $server->connect()];
echo $server->connect()->send("ping\n")->finish()->rest();
$peers[1]->send("exit\n");
foreach ($peers as $peer) {
    echo $peer->rest();
}
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
finally 4 null
finally 1 null
goes
finally 3 null
0exit, shutdown
