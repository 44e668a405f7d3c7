--TEST--
An exception in on_overflow ends its connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_line' => 5, 'on_start' => $ready,
        'overflow' => Lineproto\Overflow::Discard, 'on_overflow' => fn() => throw new Exception('enough'),
        'on_error' => fn($error) => $error->getMessage()]);
    PHP);
echo $server->connect()->send("a\ntoo long\nb\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
enough
0
