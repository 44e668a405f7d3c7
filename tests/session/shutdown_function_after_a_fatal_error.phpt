--TEST--
After a fatal error a shutdown function can touch connections and Fibers of sessions without harm
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $kept = [];
    register_shutdown_function(function () use (&$kept) {
        foreach ($kept as [$c, $fiber]) {
            foreach ([fn() => $c->readLine(), fn() => $c->send('x'), fn() => $c->close(), fn() => $fiber->resume(), fn() => $c->server->stop(),
                    fn() => $fiber->throw(new Exception('thrown'))] as $attempt) {
                try {
                    echo json_encode($attempt()), ' ';
                } catch (Throwable $error) {
                    echo get_class($error), ' ';
                }
            }
            echo "\n";
        }
    });
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$kept) {
        $kept[] = [$c, Fiber::getCurrent()];
        $c->readLine() === 'fatal' && eval('class A { function f() {} function f() {} }');
    }, options: ['on_start' => $ready, 'greeting' => 'hi']);
    PHP, ['display_errors' => '0']);
($other = $server->connect())->line();
$server->connect()->send("fatal\n")->rest();
echo $other->rest();
echo $server->wait(), "\n", $server->output();
?>
--EXPECTF--
255
Lineproto\LineprotoError true null null null Exception 
%s
