--TEST--
A generator that is sent cannot read lines itself: its connection ends with a LineprotoError
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->send((function () use ($c) {
            yield 'first';
            yield $c->readLine();
        })());
        echo json_encode($c->readLine()), "\n";
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => $error->getMessage(), 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
echo $server->connect()->send("a\n")->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
first
Lineproto\Connection::readLine() was called from outside of the connection's session
0
null
Error
