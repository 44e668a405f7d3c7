--TEST--
Replies leave in the order of the lines, whether returned, sent, or yielded
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->send("$line sent");
        $connection->send(["$line sent as a list", "$line and so on"]);
        return (function () use ($line, $connection) {
            yield "$line yielded";
            $connection->send("$line sent from the generator");
            yield "$line yielded again";
        })();
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("1\n2\n")->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
1 sent
1 sent as a list
1 and so on
1 yielded
1 yielded again
1 sent from the generator
2 sent
2 sent as a list
2 and so on
2 yielded
2 yielded again
2 sent from the generator
