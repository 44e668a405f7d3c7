--TEST--
A server made by hand: several listeners with handlers and options of their own, run() until drained
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => 'hello', 'on_start' => $ready]);
    $first = $server->listen('tcp://127.0.0.1:0', fn($line) => "first $line");
    $second = $server->listen('127.0.0.1:0', fn($line) => "second $line", ['greeting' => 'hi']);
    echo json_encode([$first, $second] === $server->addresses()), "\n";
    $server->run();
    echo "after\n";
    PHP);
echo $server->connect(0)->send("x\n")->finish()->rest(), $server->connect(1)->send("x\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
hello
first x
hi
second x
0
true
after
