--TEST--
pause() holds a session's readLine() until resume(); what was sent meanwhile is there
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->send($c->readLine());
        $c->pause();
        $c->server->after(0.02, function () use ($c) { $c->send('resumed'); $c->resume(); });
        $c->send($c->readLine());
        $c->pause();
        try {
            $c->readLine(0.01);
        } catch (Lineproto\TimeoutException) {
            $c->send('timeout');
        }
        $c->resume();
        $c->send($c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\nc\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
resumed
b
timeout
c
0
