--TEST--
max_connections above the limit of descriptors raises the soft limit as far as it may
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        preg_match('/^Max open files\s+(\d+)/m', file_get_contents('/proc/self/limits'), $match);
        return $match[1] >= 400 ? 'raised' : "still $match[1]";
    }, ['greeting' => null, 'max_connections' => 400, 'on_start' => $ready]);
    PHP, limits: 'ulimit -S -n 100');
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
raised
0
