--TEST--
A session that waits for a peer to take its output (SlowConsumer::Block) costs no processor time
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->readLine();
    for ($i = 0; $i < 2000; $i++) {
        $c->send(str_repeat(chr(65 + $i % 26), 6000));
    }
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block");
$peer = $server->connect()->send("x\n");
pass(0.1);
$busy = busy($server, fn() => pass(0.3));
echo $busy < 0.15 ? "sleeps\n" : "busy for $busy s\n";
$lines = explode("\n", $peer->rest());
echo count($lines) - 1, ' ', $lines[1999] === str_repeat(chr(65 + 1999 % 26), 6000) ? 'whole' : 'broken', "\n";
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sleeps
2000 whole
0after
