--TEST--
A session that waits for a few bytes of room sleeps
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->server->after(0.2, fn() => say('waited'));
        $c->server->after(0.6, fn() => say('still waits'));
        while ($c->send(str_repeat('x', 70000)));
        say('over');
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 100000]);
    PHP);
$peer = $server->connect();
echo $server->hear(), "\n";
$cpu = $server->cpu();
echo $server->hear(), "\n";
echo $server->cpu() - $cpu < 0.1 ? "slept\n" : "busy\n";
$peer->reset();
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
waited
still waits
slept
over
0
