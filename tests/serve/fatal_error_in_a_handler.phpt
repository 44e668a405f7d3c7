--TEST--
A fatal error in a handler ends the process with PHP's message and no crash
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => eval('class A {} class A {}'), ['on_start' => $ready]);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0']);
$server->connect()->send("x\n")->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
shutdown
%AFatal error: Cannot %Sdeclare class A%s
