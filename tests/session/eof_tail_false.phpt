--TEST--
With eof_tail false an unterminated rest is no line for a session either
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'eof_tail' => false, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $c->send($line);
        }
        var_dump($c->readLine());
    });
    $server->run();
    echo $server->stats()['discarded_tails'], "\n";
    PHP);
echo $server->connect()->send("a\nrest")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
a
0
NULL
1
