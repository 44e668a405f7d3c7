--TEST--
A session that sends without end to a fast peer gives way to others
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        if ($c->readLine() === 'flood') {
            $line = str_repeat('x', 1 << 16);
            while ($c->send($line));
            return;
        }
        $c->send('served');
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 1 << 26]);
    PHP);
$flood = $server->connect()->send("flood\n");
fread($flood->stream, 100000);
echo $server->connect()->send("x\n")->rest();
$flood->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
served
0
