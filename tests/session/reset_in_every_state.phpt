--TEST--
A peer that resets its connection wakes its session wherever it waits, and none spins
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
        try {
            match ($c->readLine()) {
                'line' => $c->readLine(),
                'bytes' => $c->readBytes(10),
                'timeout' => $c->readLine(100),
                'send' => (function () use ($c) { while ($c->send(str_repeat('x', 100000))); $c->readLine(); })(),
                'generator' => $c->send((function () { while (true) yield str_repeat('x', 10000); })()),
            };
        } catch (Lineproto\ClosedException) {
        }
    }, options: ['greeting' => 'hi', 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'on_close' => fn($c, $reason) => say($reason->name)]);
    PHP);
foreach (['line', 'bytes', 'timeout', 'send', 'generator'] as $what) {
    $server->connect()->send("$what\n")->reset();
    echo "$what ", $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
line Error
bytes Error
timeout Error
send Error
generator Local
0
