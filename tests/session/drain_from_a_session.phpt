--TEST--
drain() in a session: it reads what has arrived, then null, as the others do
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($line = $c->readLine()) !== null) {
        $c->send($line);
        if ($line === 'drain') $c->server->drain();
    }
    $c->send('null');
    PHP);
$peers = [$server->connect(), $server->connect()];
echo $peers[0]->send("a\n")->line(), $peers[1]->send("b\ndrain\nc\n")->rest(), $peers[0]->rest();
$peers = null;
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
a
b
drain
c
null
null
0after
