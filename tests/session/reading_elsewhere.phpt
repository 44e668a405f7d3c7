--TEST--
readLine() and foreach outside of the connection's own session throw a LineprotoError that says why
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function attempt($c, string $where): void
    {
        try {
            $c->readLine();
        } catch (Lineproto\LineprotoError $error) {
            say("$where: " . $error->getMessage());
        }
        try {
            foreach ($c as $line);
        } catch (Lineproto\LineprotoError $error) {
            str_contains($error->getMessage(), 'getIterator') || say('another message for foreach');
        }
    }
    $first = null;
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_connect' => fn($c) => attempt($c, 'on_connect'), 'on_close' => fn($c) => attempt($c, 'on_close')]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) use (&$first) {
        if ($first) {
            attempt($first, 'another session');
        } else {
            $first = $c;
            $c->server->after(0, fn() => attempt($c, 'timer'));
        }
        $c->readLine();
    });
    $server->listen('tcp://127.0.0.1:0', fn($line, $c) => attempt($c, 'on_line'));
    $server->run();
    attempt($first, 'afterwards');
    PHP);
$peers[] = $server->connect();
echo $server->hear(), "\n", $server->hear(), "\n";
$peers[] = $server->connect();
echo $server->hear(), "\n", $server->hear(), "\n";
$server->connect(1)->send("x\n")->finish()->rest();
echo $server->hear(), "\n", $server->hear(), "\n", $server->hear(), "\n";
$server->signal(15);
echo $server->hear(), "\n", $server->hear(), "\n", $server->hear(), "\n", $server->wait();
echo $server->output(), $server->errors();
?>
--EXPECT--
on_connect: Lineproto\Connection::readLine() was called from outside of the connection's session
timer: Lineproto\Connection::readLine() was called from outside of the connection's session
on_connect: Lineproto\Connection::readLine() was called from outside of the connection's session
another session: Lineproto\Connection::readLine() was called from outside of the connection's session
on_connect: Lineproto\Connection::readLine() can only be used in a session; with $on_line every line is given to the handler
on_line: Lineproto\Connection::readLine() can only be used in a session; with $on_line every line is given to the handler
on_close: Lineproto\Connection::readLine() can only be used in a session; with $on_line every line is given to the handler
on_close: Lineproto\Connection::readLine() was called from outside of the connection's session
on_close: Lineproto\Connection::readLine() was called from outside of the connection's session
afterwards: Lineproto\Connection::readLine() was called from outside of the connection's session
0
