--TEST--
A timeout of readBytes() loses nothing: the bytes that came are read as lines
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            $c->readBytes(100, 0.02);
        } catch (Lineproto\TimeoutException $error) {
            $c->send("$error->phase: {$error->getMessage()}");
        }
        $c->send('[' . $c->readLine() . ']');
        try {
            $c->readBytes(100, 0.02);
        } catch (Lineproto\TimeoutException) {
            $c->send('[' . $c->readBytes(2) . ']');
        }
        $c->send('[' . $c->readLine() . ']');
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send("line\nsecond ");
echo $peer->line(), $peer->line(), $peer->line();
echo $peer->send("line\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
read: 100 bytes did not come within 0.02 seconds
[line]
[se]
[cond line]
0
