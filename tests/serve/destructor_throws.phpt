--TEST--
A destructor that throws when its connection is freed does not end the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    final class Fragile { public function __destruct() { throw new Exception('from a destructor'); } }
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) { $connection->data = new Fragile; return $line; },
        ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => print "{$error->getMessage()}\n"]);
    PHP);
for ($i = 0; $i < 2; $i++) {
    echo $server->connect()->send("x\n")->finish()->rest();
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
x
x
0
from a destructor
from a destructor
