--TEST--
A peer that goes away wakes who waits for it: its own session and another's
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $first = null;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$first) {
        $to = $first ??= $c;
        $to->send(str_repeat('x', 100000));
        $to === $c && say('begins');
        while ($to->send(str_repeat('x', 100000)));
        say("$c->id false");
        $c->send('and can be used');
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 10000]);
    PHP);
$peer = $server->connect();
$server->hear();
$others = [$server->connect(), $server->connect()];
$server->signal(12);   // what came before has been handled when this is
$peer->reset();
$heard = [$server->hear(), $server->hear(), $server->hear()];
sort($heard);
echo implode("\n", $heard), "\n", $others[0]->rest(), $others[1]->rest();
echo $server->stop(), $server->output();
?>
--EXPECT--
1 false
2 false
3 false
and can be used
and can be used
0
