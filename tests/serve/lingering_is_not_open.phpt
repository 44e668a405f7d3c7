--TEST--
A connection that the server has closed counts for max_connections no more, although its peer keeps its end open
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $peer) => $peer->close('bye'), ['max_connections' => 1, 'on_start' => $ready]);
    PHP);
$first = $server->connect();
echo $first->line(), $first->send("x\n")->line();
$second = $server->connect();
echo $second->line(), $second->send("x\n")->line();
$server->stop();
echo $server->output();
?>
--EXPECT--
connect
bye
connect
bye
