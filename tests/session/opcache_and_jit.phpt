--TEST--
Sessions work with opcache and its JIT
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
    function fib($n) { return $n < 2 ? $n : fib($n - 1) + fib($n - 2); }
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $sum = 0;
        foreach ($c as $line) {
            $sum += fib((int) $line);
            $c->send("$sum");
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP, ['opcache.enable_cli' => 1, 'opcache.jit' => 'tracing', 'opcache.jit_buffer_size' => '16M']);
$peers = [$server->connect(), $server->connect()];
for ($i = 0; $i < 2000; $i++) {
    $reply = $peers[$i % 2]->send(($i % 12) . "\n")->line();
}
echo $reply;
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
23925
0
