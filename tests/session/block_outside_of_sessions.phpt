--TEST--
What broadcasts and timers send is not waited for: with SlowConsumer::Block a slow peer is closed for it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->server->every(0.001, function ($id) use ($c) {
            if (!$c->send(str_repeat('x', 50000)) || !$c->server->broadcast(str_repeat('x', 50000))) {
                $c->server->cancelTimer($id);
            }
        });
        say('ended with ' . json_encode($c->readLine()));
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 100000, 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
$peer = $server->connect();
echo $server->hear(), "\n";
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
ended with null
0
SlowConsumer
