--TEST--
stop() in a session: the calls of the others give null, their finally blocks run, nothing is sent any more; the script goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    try {
        if ($c->readLine() === 'stop') {
            $c->send('stopping');
            $c->server->stop();
            while ($c->readLine() !== null);
        }
    } finally {
        say("finally $c->id " . tried(fn() => [$c->readLine(), $c->readLine(1), $c->send('too late')]) . tried(fn() => $c->readBytes(1)));
    }
    PHP, before: TRIED);
$peers = [$server->connect(), $server->connect(), $server->connect()];
$peers[1]->send("stop\n");
foreach ($peers as $peer) {
    echo $peer->rest();
}
for ($i = 0; $i < 3; $i++) {
    $heard[] = $server->hear();
}
sort($heard);
echo implode("\n", $heard), "\n", $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
stopping
finally 1 [null,null,false]ClosedException: the connection ended before the 1 bytes that were to be read
finally 2 [null,null,false]ClosedException: the connection ended before the 1 bytes that were to be read
finally 3 [null,null,false]ClosedException: the connection ended before the 1 bytes that were to be read
0after
