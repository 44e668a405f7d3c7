--TEST--
line_timeout does not count while the session is busy elsewhere, and counts again when it reads
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->readLine();
    try {
        $c->readLine(0.05);
    } catch (Lineproto\TimeoutException) {
        for ($i = 0; $i < 1000; $i++) {
            $c->send(str_repeat('x', 9999));   // until the peer reads
        }
    }
    say(json_encode($c->readLine()));
    say(json_encode($c->readLine()));
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'line_timeout' => 0.6,
        'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
$peer = $server->connect()->send("a\nunfinished");
pass(0.8);
$peer->exchange('', 10000000);
$peer->send(" is finished\nagain");
echo $server->hear(), ' ', $server->hear(), ' ', $server->hear(), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"unfinished is finished" null LineTimeout
0after
