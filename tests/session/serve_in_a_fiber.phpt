--TEST--
A server of sessions can run in a Fiber of the user's
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $fiber = new Fiber(function () use ($ready) {
        lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
            foreach ($c as $line) {
                $c->send($line === 'suspend' ? Fiber::suspend() : "[$line]");
            }
        }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => get_class($error)]);
        return Fiber::suspend('served');
    });
    echo $fiber->start(), "\n";
    $fiber->resume('returned');
    echo $fiber->getReturn(), "\n";
    PHP);
$peer = $server->connect();
echo $peer->send("a\n")->line();
echo $server->connect()->send("b\nsuspend\n")->rest();
echo $peer->send("c\n")->line();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
[a]
[b]
Lineproto\LineprotoError
[c]
0
served
returned
