--TEST--
set_time_limit() works in a handler and ends the process with PHP's message
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) { set_time_limit(1); while (true); }, ['on_start' => $ready]);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0']);
$server->connect()->send("x\n")->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
%AFatal error: Maximum execution time of 1 second exceeded in %s
