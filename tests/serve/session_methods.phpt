--TEST--
Methods that only a session can use throw a LineprotoError that says so
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $c) {
        foreach ([fn() => $c->readLine(), fn() => $c->readBytes(5), fn() => iterator_to_array($c)] as $attempt) {
            try {
                $attempt();
            } catch (Lineproto\LineprotoError $error) {
                $c->send($error->getMessage());
            }
        }
        try {
            lineproto_serve('tcp://127.0.0.1:0', session: fn() => null);
        } catch (Lineproto\LineprotoError $error) {
            $c->send($error->getMessage());
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\Connection::readLine() can only be used in a session; with $on_line every line is given to the handler
Lineproto\Connection::readBytes() can only be used in a session; with $on_line every line is given to the handler
Lineproto\Connection::getIterator() can only be used in a session; with $on_line every line is given to the handler
lineproto_serve(): a server is running in this process already; let it listen at more addresses instead
0
