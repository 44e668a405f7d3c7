--TEST--
getIterator(), yield from and functions that take a Traversable read a session's lines; by reference they cannot
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $iterator = $c->getIterator();
        $c->send(get_class($iterator) . ' ' . json_encode([$iterator->valid(), $iterator->current(), $iterator->current(), $iterator->key()]));
        $iterator->next();
        $c->send(json_encode([$iterator->current(), $iterator->key()]));
        foreach ((function () use ($c) { yield from $c; })() as $line) {
            $c->send("yielded $line");
            if ($line === 'stop') break;
        }
        try {
            foreach ($c as &$line);
        } catch (Error $error) {
            $c->send($error->getMessage());
        }
        foreach (new LimitIterator(new IteratorIterator($c), 0, 2) as $line) {
            $c->send("limited $line");
        }
        $c->send(json_encode(iterator_to_array($c)));
        $c->send(json_encode([$iterator->valid(), $iterator->next(), $iterator->valid(), $iterator->current()]));
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\nc\nstop\nd\ne\nf\ng\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
InternalIterator [true,"a","a",0]
["b",1]
yielded c
yielded stop
An iterator cannot be used with foreach by reference
limited d
limited e
["g"]
[true,null,false,null]
0
