--TEST--
drain_timeout ends sessions that do not end by themselves
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    try {
        say('sends');
        while ($c->send(str_repeat('x', 9999)));
    } finally {
        say('finally');
    }
    PHP, "'drain_timeout' => 0.2, 'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'log' => fn() => null");
$peer = $server->connect();
echo $server->hear(), "\n";
$server->signal(15);
echo $server->hear(), ' ', $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
sends
finally 0after
