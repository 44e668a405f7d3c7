--TEST--
A server object can listen and run again after it ended; in between its methods say what is missing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$child = new Child(<<<'PHP'
    $server = new Lineproto\Server;
    for ($i = 0; $i < 2; $i++) {
        $address = $server->listen('tcp://127.0.0.1:0', strrev(...));
        $server->after(0, fn() => $server->drain());
        $server->run();
        try {
            $server->broadcast('x');
        } catch (Lineproto\LineprotoError $error) {
            echo $error->getMessage(), "\n";
        }
    }
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
Lineproto\Server::broadcast() needs a server that listens: call listen() first
Lineproto\Server::broadcast() needs a server that listens: call listen() first
