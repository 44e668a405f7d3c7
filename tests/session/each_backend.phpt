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
        $c->send(json_encode($c->readLine(0.01)));
        $c->send('end');
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 20000]);
    PHP;
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^event backends => (.*)$/m', ob_get_clean(), $match);
foreach (explode(', ', $match[1]) as $backend) {
    $server = Child::serve($script, ['lineproto.backend' => $backend]);
    $peers = [];
    for ($i = 0; $i < 20; $i++) {
        $peers[] = $server->connect()->send("a\nb\n");
    }
    foreach ($peers as $peer) {
        $rest = $peer->finish()->rest();
        substr($rest, 0, 5) . substr($rest, -9) === "a\nb\nxnull\nend\n" && strlen($rest) === 1000013 || fail("wrong replies with $backend: " . strlen($rest));
    }
    echo $server->stop() ?: '', $server->output(), $server->errors();
}
?>
--EXPECT--
