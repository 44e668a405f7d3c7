--TEST--
A user's Fiber within a session works; to read in it is a LineprotoError, to send is not
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $fiber = new Fiber(function () use ($c) {
            $c->send('in the Fiber ' . Fiber::suspend('out'));
            foreach ([fn() => $c->readLine(), fn() => $c->readBytes(2), fn() => iterator_to_array($c)] as $attempt) {
                try {
                    $attempt();
                } catch (Lineproto\LineprotoError $error) {
                    $c->send($error->getMessage());
                }
            }
        });
        $c->send($fiber->start());
        $c->send('between ' . $c->readLine());
        $fiber->resume('again');
        $c->send('after ' . $c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
out
between a
in the Fiber again
Lineproto\Connection::readLine() was called in another Fiber: only the session's own can wait for its connection
Lineproto\Connection::readBytes() was called in another Fiber: only the session's own can wait for its connection
Lineproto\Connection::getIterator() was called in another Fiber: only the session's own can wait for its connection
after b
0
