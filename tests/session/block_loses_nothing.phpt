--TEST--
With SlowConsumer::Block send() waits for a slow peer: nothing is lost and memory stays bounded
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        for ($i = 0; $i < 20000; $i++) {
            if (!$c->send(sprintf('%0999d', $i))) {
                return;
            }
            $i === 100 && say('runs');
        }
        say('peak ' . (memory_get_peak_usage() < 4 << 20 ? 'is low' : memory_get_peak_usage()));
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 50000]);
    PHP);
$peer = $server->connect();
$server->hear();
$other = $server->connect();   // another one is served meanwhile
echo strlen($other->line()), ' ', $server->memory() < 40 << 20 ? "small\n" : $server->memory() . "\n";
for ($i = 0; ($line = $peer->line()) !== ''; $i++) {
    (int) $line === $i && strlen($line) === 1000 || fail("line $i is \"$line\"");
}
echo $i, ' ', $server->hear(), ' ', $server->hear(), "\n";
$other->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1000 small
20000 runs peak is low
0
