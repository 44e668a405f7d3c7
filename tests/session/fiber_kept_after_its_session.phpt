--TEST--
A Fiber that is kept beyond its session can be resumed or thrown into without harm to the next session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    if ($c->readLine() === 'poke') {
        foreach ($GLOBALS['kept'] as $fiber) {
            $c->send(tried(fn() => $fiber->resume('x')));
            $c->send(tried(fn() => $fiber->throw(new Exception('into nothing'))));
            $c->send(json_encode($fiber->isTerminated()));
        }
    }
    $GLOBALS['kept'][] = Fiber::getCurrent();
    $c->send('over');
    PHP, "'on_error' => fn(\$e) => get_class(\$e),", TRIED);
$poke = $server->connect();
$peers = [$server->connect(), $server->connect()];   // a Fiber each
foreach ($peers as $peer) {
    echo $peer->send("x\n")->rest();
}
echo $poke->send("poke\n")->rest();
$peers = [$server->connect(), $server->connect(), $server->connect(), $server->connect()];
foreach ($peers as $peer) {
    echo $peer->send("x\n")->rest();
}
$peers = $peer = $poke = null;
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
over
over
null
Exception: into nothing
true
null
Exception: into nothing
true
over
over
over
over
over
0after
