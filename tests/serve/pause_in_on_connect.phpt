--TEST--
A connection paused in on_connect is not read until it is resumed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready,
        'on_connect' => function ($connection) {
            $connection->pause();
            $connection->server->after(0.01, function () use ($connection) { $connection->send('resumed'); $connection->resume(); });
        }]);
    PHP);
echo $server->connect()->send("a\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
resumed
a
0
