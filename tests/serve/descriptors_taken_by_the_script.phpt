--TEST--
When the script itself has taken all descriptors, the reserved one still sends peers away politely
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
        static $files = [];
        while ($file = @fopen('/dev/null', 'r')) {
            $files[] = $file;
        }
        return 'all taken';
    }, ['greeting' => null, 'log' => fn($level, $message, $context) => say("$level: $message: {$context['reason']}"), 'on_start' => $ready]);
    PHP, limits: 'ulimit -n 40');
$peer = $server->connect();
echo $peer->send("x\n")->line();
echo $server->connect()->rest(), $server->hear(), "\n";
echo $server->connect()->rest();
echo $peer->send("x\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
all taken
not connect
error: cannot accept a connection: Too many open files
not connect
all taken
0
