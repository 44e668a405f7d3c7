--TEST--
A handler's string is one line, an iterable is several, null is none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    function lines() { yield 'three'; yield ''; yield 'four'; }
    lineproto_serve('tcp://127.0.0.1:0', fn(string $line) => match ($line) {
        'array' => ['one', 'two'],
        'generator' => lines(),
        'none' => null,
        'empty' => '',
        'zero' => '0',
        default => "OK $line",
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("array\ngenerator\nnone\nempty\nzero\nlast")->finish()->rest();
var_dump($server->stop());
echo $server->output(), $server->errors();
?>
--EXPECT--
one
two
three

four

0
OK last
int(0)
