--TEST--
A fatal error in a session ends the process; shutdown functions run, the others' sockets are closed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    register_shutdown_function(fn() => print "shutdown\n");
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            $c->readLine() === 'fatal' && eval('class A { function f() {} function f() {} }');
        } finally {
            echo "never\n";
        }
    }, options: ['on_start' => $ready, 'greeting' => 'hi']);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0', 'html_errors' => '0']);
($other = $server->connect())->line();
$server->connect()->send("fatal\n")->rest();
echo $other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
shutdown
Fatal error: Cannot redeclare A::f() in %s on line 1
