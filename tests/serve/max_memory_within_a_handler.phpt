--TEST--
max_memory bounds also what one call of a handler sends to a client that does not read
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
<?php if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        for ($sent = 0; $sent < 200000; $sent++) {
            $connection->send(str_repeat('x', 1000));
        }
    }, ['greeting' => null, 'max_memory' => 10 << 20, 'on_start' => $ready, 'log' => fn($level, $message) => say("$level: $message"),
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$before = $server->memory();
$deaf = $server->connect()->send("send\n");
echo $server->hear(), "\n", $server->hear(), "\n";
preg_match('/^VmHWM:\s+(\d+) kB/m', file_get_contents("/proc/{$server->pid()}/status"), $peak);
echo $peak[1] * 1024 - $before < 30 << 20 ? "bounded\n" : "$peak[0], began with $before\n";
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
warning: connection closed: all buffers together reached the option max_memory
SlowConsumer
bounded
0
