--TEST--
gc_collect_cycles() takes nothing from sessions that wait, and what they leave in cycles
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $local = new ArrayObject;
    $local['self'] = [$local, $c, Fiber::getCurrent(), (function () use ($c) { foreach ($c as $line) yield $line; })()];
    $c->data = $local;
    foreach ($c as $line) {
        $c->send("$line " . count($local['self']) . ' ' . ($c->data === $local ? 'there' : 'gone'));
    }
    PHP, "'on_connect' => function (\$c) { \$c->server->every(0.001, fn() => gc_collect_cycles()); }, 'on_error' => fn(\$e) => \$e->getMessage(),");
$peers = [$server->connect(), $server->connect(), $server->connect()];
pass(0.05);
foreach ($peers as $peer) {
    echo $peer->send("a\n")->line();
}
foreach ($peers as $peer) {
    echo $peer->send("b\n")->finish()->rest();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a 4 there
a 4 there
a 4 there
b 4 there
b 4 there
b 4 there
0after
