--TEST--
lineproto_serve() and listen() name their own argument
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = new Lineproto\Server;
foreach ([fn() => lineproto_serve('tcp://127.0.0.1:0', null, ['maxline' => 5]), fn() => $server->listen('tcp://127.0.0.1:0', null, ['maxline' => 5])] as $attempt) {
    try {
        $attempt();
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
lineproto_serve(): Argument #3 ($options) has an unknown key "maxline", did you mean "max_line"?
Lineproto\Server::listen(): Argument #3 ($options) has an unknown key "maxline", did you mean "max_line"?
