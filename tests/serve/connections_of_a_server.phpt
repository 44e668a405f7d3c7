--TEST--
connections() lists those that are open, as the objects that handlers are given
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->data = $line;
        $list = $connection->server->connections();
        if ($line === 'bye') {
            $connection->close();
            $list = $connection->server->connections();
        }
        usort($list, fn($a, $b) => $a->id <=> $b->id);
        $connection->server->broadcast(implode(' ', array_map(fn($c) => "$c->id:$c->data", $list)));
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$a = $server->connect()->send("a\n");
echo $a->line();
$b = $server->connect()->send("b\n");
echo $a->line(), $b->line();
$b->send("bye\n")->rest();
echo $a->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1:a
1:a 2:b
1:a 2:b
1:a
0
