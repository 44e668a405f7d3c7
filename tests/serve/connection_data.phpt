--TEST--
$data is the user's own, any value, per connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->data[] = $line;
        return json_encode($connection->data);
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$a = $server->connect();
$b = $server->connect();
echo $a->send("1\n")->line(), $b->send("2\n")->line(), $a->send("3\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
["1"]
["2"]
["1","3"]
0
