--TEST--
A session that throws before it waits, and one with a wrong signature, end their connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => 'hi', 'on_start' => $ready, 'on_error' => fn($error) => get_class($error)]);
    $server->listen('tcp://127.0.0.1:0', session: fn() => throw new Exception);
    $server->listen('tcp://127.0.0.1:0', session: fn(string $line) => null);
    $server->listen('tcp://127.0.0.1:0', session: fn($c, $more) => null);
    $server->run();
    PHP);
foreach ([0, 1, 2] as $which) {
    echo $server->connect($which)->rest();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
hi
Exception
hi
TypeError
hi
ArgumentCountError
0
