--TEST--
Methods that need a listening server say so; those that only look are fine
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$child = new Child(<<<'PHP'
    $server = new Lineproto\Server;
    foreach (['run', 'drain', 'stop'] as $method) {
        try {
            $server->$method();
        } catch (Lineproto\LineprotoError $error) {
            echo $error->getMessage(), "\n";
        }
    }
    try {
        $server->broadcast('x');
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
    }
    try {
        $server->after(1, fn() => 0);
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
    }
    $server->cancelTimer(1);
    echo json_encode([$server->addresses(), $server->connections(), $server->stats()['accepted']]), "\n";
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
Lineproto\Server::run() needs a server that listens: call listen() first
Lineproto\Server::drain() needs a server that listens: call listen() first
Lineproto\Server::stop() needs a server that listens: call listen() first
Lineproto\Server::broadcast() needs a server that listens: call listen() first
Lineproto\Server::after() needs a server that listens: call listen() first
[[],[],0]
