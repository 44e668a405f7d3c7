--TEST--
An iterator that outlives its session gives a LineprotoError and no line
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $kept = null;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$kept) {
        if ($kept) {
            foreach ([fn() => $kept->next(), fn() => $kept->valid(), fn() => $kept->current(), fn() => $kept->rewind()] as $attempt) {
                try {
                    $c->send(json_encode($attempt()) ?: 'nothing');
                } catch (Lineproto\LineprotoError $error) {
                    $c->send($error->getMessage());
                }
            }
        } else {
            $kept = $c->getIterator();
            $c->send($kept->current());
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    echo get_class($kept), json_encode($kept->valid()), "\n";
    PHP);
echo $server->connect()->send("a\n")->rest(), $server->connect()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
a
Lineproto\Connection::getIterator() was called from outside of the connection's session
false
null
Lineproto\Connection::getIterator() was called from outside of the connection's session
0
InternalIteratorfalse
