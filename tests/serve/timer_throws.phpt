--TEST--
An exception in a timer goes to on_error without a connection, or to the log; the timer goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'on_start' => function ($server) use ($ready) {
        $ready($server);
        $server->every(0.01, fn() => throw new Exception('tick'));
    }, 'on_error' => fn($error, $connection) => say("{$error->getMessage()} " . var_export($connection, true))]);
    PHP);
echo $server->hear(), "\n", $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
tick NULL
tick NULL
0
