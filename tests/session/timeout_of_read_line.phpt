--TEST--
A timeout of readLine() loses nothing: the rest of the line comes to the next call
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ([0.01, 0.02] as $timeout) {
            try {
                $c->readLine($timeout);
            } catch (Lineproto\TimeoutException $error) {
                $c->send("$error->phase: {$error->getMessage()}");
            }
        }
        $c->send($c->readLine(10));
        $c->send($c->readLine(0));
        $c->send($c->readLine(null));
        $c->send(json_encode($c->readLine(0.01)));
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send('begun');
echo $peer->line(), $peer->line();
echo $peer->send(" and ended\n")->line();
echo $peer->send("a\n")->line(), $peer->send("b\n")->line(), $peer->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
read: no line came within 0.01 seconds
read: no line came within 0.02 seconds
begun and ended
a
b
null
0
