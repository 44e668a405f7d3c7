--TEST--
exit() while others wait in readLine, readBytes, foreach, send(Block) and a paused one: each finally block runs once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $how = $c->readLine();
    say($how);
    try {
        match ($how) {
            'readLine' => $c->readLine(),
            'timeout' => $c->readLine(60),
            'readBytes' => $c->readBytes(10),
            'foreach' => iterator_to_array($c),
            'block' => (function () use ($c) { while ($c->send(str_repeat('x', 9000))); })(),
            'generator' => $c->send((function () { while (true) yield str_repeat('x', 9000); })()),
            'paused' => [$c->pause(), $c->readLine()],
            'nested' => (function () use ($c) { $f = new Fiber(function () { try { Fiber::suspend(); } finally { echo "inner\n"; } }); $f->start(); $c->readLine(); })(),
            'exit' => exit(7),
        };
        echo "$how went on\n";
    } finally {
        echo "$how\n";
    }
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block,");
foreach (['readLine', 'timeout', 'readBytes', 'foreach', 'block', 'generator', 'paused', 'nested', 'exit'] as $how) {
    $peers[$how] = $server->connect()->send("$how\n");
    $server->hear();
}
$status = $server->wait();
$lines = explode("\n", trim($server->output()));
sort($lines);
echo $status, ' ', implode(' ', $lines), $server->errors();
?>
--EXPECT--
7 block foreach generator inner nested paused readBytes readLine timeout
