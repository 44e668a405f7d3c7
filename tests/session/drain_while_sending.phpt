--TEST--
A drain waits for a session that waits for its peer
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        for ($i = 0; $i < 500; $i++) {
            $c->send(str_repeat('x', 9999)) || print "false\n";
            $i === 30 && say('far');
        }
        $c->send('all');
        var_dump($c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 20000]);
    PHP);
$peer = $server->connect()->send("never read\n");
$server->hear();
$server->signal(15);
$rest = $peer->rest();
echo strlen($rest), ' ', substr($rest, -4), $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
5000004 all
0
string(10) "never read"
