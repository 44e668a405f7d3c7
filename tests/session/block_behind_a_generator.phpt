--TEST--
With SlowConsumer::Block a list or generator is sent before send() returns
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->send((function () { for ($i = 0; $i < 300; $i++) { yield str_repeat('x', 9999); } say('generated'); })());
        say('sent');
        $c->send(['a', 'b']);
        $c->write("raw\n");
        $c->send('end');
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 20000]);
    PHP);
$rest = $server->connect()->rest();
echo strlen($rest), ' ', strtr(substr($rest, -13), "\n", ' '), $server->hear(), ' ', $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
3000012  a b raw end generated sent
0
