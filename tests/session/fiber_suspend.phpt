--TEST--
Fiber::suspend() in a session is a LineprotoError that it can catch; its connection can be used afterwards
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        for ($i = 0; $i < 3; $i++) {
            try {
                Fiber::suspend($i);
            } catch (Lineproto\LineprotoError $error) {
                $c->send($error->getMessage());
            }
            $c->send($c->readLine());
        }
        Fiber::suspend();
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => get_class($error), 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
$peer = $server->connect();
echo $peer->line();
echo $peer->send("a\n")->line();
echo $peer->line(), $peer->send("b\nc\n")->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
a
Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
b
Fiber::suspend() cannot be called in a session: nothing would resume it; readLine(), readBytes(), lineproto_send() and Lineproto\Client wait without blocking others
c
Lineproto\LineprotoError
0
Error
