--TEST--
Options that belong to the whole server are refused by listen()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = new Lineproto\Server;
foreach (['max_connections' => 5, 'on_start' => null, 'signals' => true, 'log' => null, 'drain_timeout' => 1] as $key => $value) {
    try {
        $server->listen('tcp://127.0.0.1:0', null, [$key => $value]);
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Lineproto\Server::listen(): Argument #3 ($options) key "max_connections" belongs to the whole server: give it to Lineproto\Server::__construct()
Lineproto\Server::listen(): Argument #3 ($options) key "on_start" belongs to the whole server: give it to Lineproto\Server::__construct()
Lineproto\Server::listen(): Argument #3 ($options) key "signals" belongs to the whole server: give it to Lineproto\Server::__construct()
Lineproto\Server::listen(): Argument #3 ($options) key "log" belongs to the whole server: give it to Lineproto\Server::__construct()
Lineproto\Server::listen(): Argument #3 ($options) key "drain_timeout" belongs to the whole server: give it to Lineproto\Server::__construct()
