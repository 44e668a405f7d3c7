--TEST--
It works with opcache and JIT
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!extension_loaded('Zend OPcache')) die('skip opcache is not there');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $seen = [];
    lineproto_serve('tcp://127.0.0.1:0', function (string $line) use (&$seen): string { $seen[] = $line; return 'OK ' . $line . count($seen); },
        ['greeting' => null, 'on_start' => $ready]);
    echo opcache_get_status(false)['jit']['on'] ?? false ? "jit\n" : "no jit\n";
    PHP, ['opcache.enable_cli' => '1', 'opcache.jit' => 'tracing', 'opcache.jit_buffer_size' => '32M']);
$lines = implode("\n", range(1, 20000)) . "\n";
$expected = '';
for ($i = 1; $i <= 20000; $i++) {
    $expected .= "OK $i$i\n";
}
var_dump($server->connect()->exchange($lines, strlen($expected)) === $expected);
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
jit
