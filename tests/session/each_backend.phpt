--TEST--
Sessions work with every backend of the loop
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$script = <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            $c->send($line);
        }
        $c->send((function () { for ($i = 0; $i < 100; $i++) yield str_repeat('x', 9999); })());
        try {
            $c->readLine(0.01);
        } finally {
            $c->send('end');
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 20000]);
    PHP;
foreach (PHP_OS_FAMILY === 'Linux' ? ['epoll', 'poll'] : ['', 'poll'] as $backend) {
    $server = Child::serve($script, environment: $backend === '' ? [] : ['LINEPROTO_BACKEND' => $backend]);
    $peers = [];
    for ($i = 0; $i < 20; $i++) {
        $peers[] = $server->connect()->send("a\nb\n");
    }
    foreach ($peers as $peer) {
        $rest = $peer->finish()->rest();
        substr($rest, 0, 5) . substr($rest, -5) === "a\nb\nx\nend\n" && strlen($rest) === 1000008 || fail("wrong replies with $backend: " . strlen($rest));
    }
    echo $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
0
0
