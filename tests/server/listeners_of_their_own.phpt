--TEST--
Listeners of one server have handlers, framings, limits and callbacks of their own, and one set of connections and counters
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => 'hello', 'max_line' => 10, 'on_start' => $ready, 'on_error' => fn($error) => 'server: ' . $error->getMessage()]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => "lines $line");
    $server->listen('tcp://127.0.0.1:0', fn($line) => "net $line", ['framing' => Lineproto\Framing::netstring(), 'greeting' => null, 'max_line' => 100]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => throw new Exception('thrown'), ['greeting' => null, 'on_error' => fn($error) => 'own: ' . $error->getMessage()]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => throw new Exception('thrown'), ['greeting' => null]);
    $server->listen('tcp://127.0.0.1:0', function ($line) use ($server) {
        return json_encode([count($server->connections()), $server->stats()['lines_in'], count($server->addresses())]);
    }, ['greeting' => 'counts', 'overflow' => Lineproto\Overflow::Truncate]);
    $server->run();
    PHP);
$first = $server->connect()->send("a\n");
echo $first->line(), $first->line();
echo $server->connect(1)->send('20:' . str_repeat('b', 20) . ',')->finish()->rest(), "\n";
echo $server->connect(2)->send("x\n")->rest(), $server->connect(3)->send("x\n")->rest();
echo $server->connect(4)->send(str_repeat('c', 50) . "\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
hello
lines a
24:net bbbbbbbbbbbbbbbbbbbb,
own: thrown
server: thrown
counts
[2,5,5]
0
