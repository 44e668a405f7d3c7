--TEST--
gc_collect_cycles() in a session, with others suspended, frees what is garbage and nothing else
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    class Node { public $to; function __construct(public $c) { $this->to = $this; } function __destruct() { try { $this->c->readLine(); } catch (Error $error) {} $this->c->send('destroyed'); } }
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $local = [$c, Fiber::getCurrent(), fn() => $c];
        $local[] = &$local;
        $c->data = $local;
        while (($line = $c->readLine()) !== null) {
            $node = new Node($c);
            unset($node);
            gc_collect_cycles();
            $c->send("$line " . json_encode($c->data[1] === Fiber::getCurrent() && $local[0] === $c));
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_close' => fn() => gc_collect_cycles() + print("closed\n")]);
    PHP);
$other = $server->connect();
echo $other->send("a\n")->line(), $other->line();
$peer = $server->connect();
echo $peer->send("b\n")->line(), $peer->line(), $peer->send("c\n")->line(), $peer->line();
$peer->close();
echo $other->send("d\n")->line(), $other->line();
$other->close();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
destroyed
a true
destroyed
b true
destroyed
c true
destroyed
d true
0
closed
closed
