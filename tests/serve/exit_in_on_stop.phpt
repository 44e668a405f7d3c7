--TEST--
exit() in on_stop ends the process cleanly
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready, 'on_stop' => fn() => exit(3)]);
    echo "never\n";
    PHP);
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
3
shutdown
