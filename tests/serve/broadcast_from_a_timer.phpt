--TEST--
A broadcast from a timer leaves before the loop sleeps
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => null, ['greeting' => null,
        'on_start' => function ($server) use ($ready) { $server->every(0.01, fn() => $server->broadcast('tick')); $ready($server); }]);
    PHP);
$peer = $server->connect();
echo $peer->line(), $peer->line(), $peer->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
tick
tick
tick
0
