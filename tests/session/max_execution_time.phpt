--TEST--
max_execution_time ends a session that computes, and those that wait
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->readLine();
        set_time_limit(1);
        for (;;);
    }, options: ['on_start' => $ready, 'greeting' => 'hi']);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0', 'html_errors' => '0']);
($other = $server->connect())->line();
$server->connect()->send("a\n")->rest();
echo $other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
shutdown
Fatal error: Maximum execution time of 1 second exceeded in %s on line %d
