--TEST--
RST while megabytes are under way, generators and broadcasts included, harms nobody else
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        return match ($line) {
            'big' => str_repeat('x', 10 << 20),
            'generator' => (function () { while (true) yield 'x'; })(),
            'paused' => $connection->pause() ?? 'paused',
            'broadcast' => (string) $connection->server->broadcast('news'),
            default => "OK $line",
        };
    }, ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Discard]);
    PHP);
$other = $server->connect();
for ($i = 0; $i < 20; $i++) {
    foreach (['big', 'generator', 'paused', 'broadcast'] as $line) {
        $server->connect()->send("$line\nmore\n")->reset();
    }
}
$other->send("last\n")->finish();
echo preg_replace('/news\n/', '', $other->rest());
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK last
0
