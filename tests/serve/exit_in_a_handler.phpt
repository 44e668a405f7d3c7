--TEST--
exit() in a handler ends the process cleanly: shutdown functions run, the exit status is kept
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => exit((int) $line), ['on_start' => $ready]);
    echo "never\n";
    PHP);
$other = $server->connect();
$server->connect()->send("7\n")->rest();
$other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
7
shutdown
