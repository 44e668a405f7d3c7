--TEST--
With Block, output of timers and broadcast(), which cannot wait, closes a peer that is too far behind
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $how = $c->readLine();
    if ($how === 'timer') {
        $id = $c->server->every(0.001, function ($id) use ($c) { if (!$c->send(str_repeat('x', 9000))) $c->server->cancelTimer($id); });
    } else {
        $id = $c->server->every(0.001, function ($id) use ($c) { if (!$c->server->broadcast(str_repeat('x', 9000))) $c->server->cancelTimer($id); });
    }
    say(json_encode($c->readLine()));
    PHP, "'max_write_buffer' => 100000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'on_close' => fn(\$c, \$reason) => say(\$reason->name), 'log' => fn() => null");
foreach (["timer\n", "broadcast\n"] as $how) {
    $peer = $server->connect()->send($how);
    echo $server->hear(), ' ', $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
null SlowConsumer
null SlowConsumer
0after
