--TEST--
A log that takes no lines neither ends nor delays the server: they go to stderr and are counted
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!file_exists('/dev/full')) die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['"/dev/full"', 'fopen("/dev/full", "w")', 'fn() => throw new Exception("broken")'] as $log) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line, \$peer) => \$line === 'failures' ? (string) \$peer->server->stats()['log_failures'] : throw new Exception(\$line),
            ['greeting' => null, 'on_start' => \$ready, 'log' => $log]);
        PHP, ['error_reporting' => '0']);
    foreach (['one', 'two'] as $line) {
        $server->connect()->send("$line\n")->rest();
    }
    echo $server->connect()->send("failures\n")->finish()->rest(), $server->stop(), "\n";
    echo preg_replace(['/\[\d+\]/', '/ file=.*/'], ['[ID]', ''], $server->errors());
}
?>
--EXPECT--
2
0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2
0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2
0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
