--TEST--
overflow_reply keeps its place among the replies, behind an iterable too
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => ["$line 1", "$line 2"], ['greeting' => null, 'max_line' => 5, 'on_start' => $ready,
        'overflow' => Lineproto\Overflow::Discard, 'overflow_reply' => 'too long']);
    PHP);
echo $server->connect()->send("a\ntoo long\nb\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a 1
a 2
too long
b 1
b 2
0
