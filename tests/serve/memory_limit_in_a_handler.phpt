--TEST--
memory_limit reached in a handler ends the process with PHP's message, not with a crash
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        for ($memory = []; ; ) {
            $memory[] = str_repeat('x', 100000);
        }
    }, ['on_start' => $ready]);
    PHP, ['memory_limit' => '16M', 'display_errors' => 'stderr', 'log_errors' => '0']);
$server->connect();
$server->connect()->send("x\n")->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
%AFatal error: Allowed memory size of 16777216 bytes exhausted%A
