--TEST--
A second TERM ends sessions that wait for a deaf peer; their finally blocks run
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    try {
        $c->readLine();
        say('sends');
        for (;;) {
            if (!$c->send(str_repeat('x', 9999))) break;
        }
    } finally {
        say('finally');
    }
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'log' => fn() => null");
$peer = $server->connect()->send("x\n");
echo $server->hear(), "\n";
pass(0.1);
$server->signal(15);
pass(0.1);
$server->signal(15);
echo $server->hear(), ' ', $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
sends
finally 0after
