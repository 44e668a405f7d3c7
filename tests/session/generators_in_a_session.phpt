--TEST--
Generators that a session sends are pulled as the peer reads, lines of the session come behind them; one that reads is an error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $line = $c->readLine();
    if ($line === 'reads') {
        $c->send((function () use ($c) { yield 'one'; yield $c->readLine(); })());
        $c->readLine();
        return;
    }
    $c->send((function () { for ($i = 0; $i < 3; $i++) yield "generated $i"; })());
    $c->send('line');
    $c->send($c->readLine());
    $c->send((function () { yield 'and'; throw new Exception('thrown'); })());
    $c->send(json_encode($c->readLine()));
    PHP, "'on_error' => fn(\$e) => get_class(\$e) . ' ' . \$e->getMessage(), 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
echo $server->connect()->send("a\nb\n")->rest(), $server->hear(), "\n";
echo $server->connect()->send("reads\n")->rest(), $server->hear(), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
generated 0
generated 1
generated 2
line
b
and
Exception thrown
Error
one
Lineproto\LineprotoError Lineproto\Connection::readLine() was called from outside of the connection's session
Error
0after
