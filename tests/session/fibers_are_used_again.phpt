--TEST--
The Fiber of a session that has ended serves the next
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $GLOBALS['ids'][spl_object_id(Fiber::getCurrent())] = true;
    foreach ($c as $line) $c->send(count($GLOBALS['ids']) . " $line");
    PHP);
for ($i = 0; $i < 3; $i++) {
    echo $server->connect()->send("$i\n")->finish()->rest();
}
$peers = [$server->connect()->send("a\n"), $server->connect()->send("b\n"), $server->connect()->send("c\n")];
foreach ($peers as $peer) $peer->line();
foreach ($peers as $peer) $peer->finish()->rest();
echo $server->connect()->send("last\n")->finish()->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1 0
1 1
1 2
3 last
0after
