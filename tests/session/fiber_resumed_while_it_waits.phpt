--TEST--
Resuming the Fiber of a session that waits does not wake it: it waits on, for its line, its bytes or its peer
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $fiber = Fiber::getCurrent();
    $poke = fn() => $c->server->after(0, function () use ($fiber, $c) {
        for ($i = 0; $i < 3; $i++) say(tried(fn() => $fiber->resume('not for you')));
        $c->send('now');
    });
    $poke();
    $c->send(tried(fn() => $c->readLine()));
    $poke();
    $c->send(tried(fn() => $c->readBytes(3)));
    $poke();
    $c->send(tried(fn() => $c->readLine(0.05)));
    $c->send(tried(fn() => $fiber->resume()));
    PHP, before: TRIED);
$peer = $server->connect();
foreach (["a\n", 'bcd', ''] as $bytes) {
    echo $server->hear(), $server->hear(), $server->hear(), ' ', $peer->line(), $peer->send($bytes)->line();
}
echo $peer->rest();
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
nullnullnull now
"a"
nullnullnull now
"bcd"
nullnullnull now
TimeoutException [read]: no line came within 0.05 seconds
FiberError: Cannot resume a fiber that is not suspended
0after
