--TEST--
A server of sessions may run in a Fiber of the user, be suspended in a callback, resumed, and dropped while sessions wait
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$child = new Child(<<<'PHP'
    $serve = fn() => new Fiber(function () {
        lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
            try {
                foreach ($c as $line) {
                    if ($line === 'suspend') $c->server->after(0, fn() => Fiber::suspend('suspended'));
                    $c->send("OK $line");
                }
            } finally {
                echo "finally\n";
            }
        }, options: ['greeting' => null, 'on_start' => fn($server) => say($server->addresses()[0])]);
    });
    $fiber = $serve();
    echo $fiber->start(), "\n";
    echo $fiber->resume(), "\n";
    $fiber = null;
    echo "dropped\n";
    $GLOBALS['kept'] = $fiber = $serve();
    echo $fiber->start(), "\n";
    PHP);
$address = $child->hear();
$peer = new Peer($address);
echo $peer->send("a\nsuspend\n")->line(), $peer->line(), $peer->send("b\nsuspend\n")->line(), $peer->rest();
$peer = new Peer($child->hear());
echo $peer->send("suspend\n")->rest(), $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
OK a
OK suspend
OK b
OK suspend
OK suspend
0
suspended
suspended
finally
dropped
suspended
finally
