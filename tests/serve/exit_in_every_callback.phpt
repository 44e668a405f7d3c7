--TEST--
exit() and die('text') end the process cleanly from each callback
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$callbacks = [
    'on_connect' => ["'on_connect' => fn() => die('in on_connect'),", ''],
    'on_close' => ["'on_close' => fn() => die('in on_close'),", "a\n"],
    'on_error' => ["'on_error' => fn() => die('in on_error'),", "throw\n"],
    'on_overflow' => ["'on_overflow' => fn() => die('in on_overflow'),", "more than ten bytes\n"],
    'timer' => ["'on_connect' => fn(\$connection) => \$connection->server->after(0, fn() => die('in a timer')),", ''],
    'generator' => ["'on_connect' => fn(\$connection) => \$connection->send((function () { yield 'a'; die('in a generator'); })()),", ''],
    'onBytes' => ["'on_connect' => fn(\$connection) => \$connection->onBytes(3, fn() => die('in onBytes')),", 'abc'],
    'log' => ["'log' => fn() => die('in log'),", "throw\n"],
    ];
foreach ($callbacks as $name => [$option, $bytes]) {
    $server = Child::serve(<<<PHP
        register_shutdown_function(fn() => print ", shutdown\n");
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line === 'throw' ? throw new Exception : \$line,
            [$option 'max_line' => 10, 'on_start' => \$ready]);
        echo 'never';
        PHP);
    $server->connect()->send($bytes)->finish()->rest();
    echo $server->wait(), ' ', $server->output(), $server->errors();
}
?>
--EXPECT--
0 in on_connect, shutdown
0 in on_close, shutdown
0 in on_error, shutdown
0 in on_overflow, shutdown
0 in a timer, shutdown
0 in a generator, shutdown
0 in onBytes, shutdown
0 in log, shutdown
