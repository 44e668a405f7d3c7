--TEST--
send() to a connection that is closing or gone returns false and does nothing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $first = null;
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$first) {
        if (!$first) {
            $first = $connection;
            return 'kept';
        }
        return json_encode([$first->send('x'), $first->send(['x', 'y']), $first->write('x')]);
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn() => say('closed')]);
    PHP);
echo $server->connect()->send("a\n")->finish()->rest(), $server->hear(), "\n";
echo $server->connect()->send("b\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
kept
closed
[false,false,false]
0
