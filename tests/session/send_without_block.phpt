--TEST--
Without Block, send() gives false when the peer is behind, and takes the line all the same
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    for ($i = 0; $c->send(str_repeat('x', 9999)); $i++);
    $c->send('the last');
    say('sent');
    PHP, "'max_write_buffer' => 100000, 'slow_consumer' => Lineproto\\SlowConsumer::Close");
$peer = $server->connect();
echo $server->hear(), ' ', substr($peer->rest(), -9);
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sent the last
0after
