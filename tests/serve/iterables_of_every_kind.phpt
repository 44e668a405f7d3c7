--TEST--
Arrays, generators, iterators and aggregates are replies of several lines, an empty one is none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => match ($line) {
        'array' => ['b' => 'one', 7 => 'two'],
        'empty' => [],
        'generator' => (fn() => yield from ['three', 'four'])(),
        'iterator' => new ArrayIterator(['five', 'six']),
        'aggregate' => new class implements IteratorAggregate { function getIterator(): Iterator { return new ArrayIterator(['seven']); } },
        'references' => (function () { $a = ['eight']; $b = &$a[0]; return $a; })(),
        'fixed' => SplFixedArray::fromArray(['nine']),
        'last' => 'last',
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("array\nempty\ngenerator\niterator\naggregate\nreferences\nfixed\nlast\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
one
two
three
four
five
six
seven
eight
nine
last
