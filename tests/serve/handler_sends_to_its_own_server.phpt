--TEST--
lineproto_send() in a handler to its own server ends by its timeout; the server goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line !== 'self') {
            return "OK $line";
        }
        try {
            return lineproto_send($connection->localAddress, 'x', ['timeout' => 0.2]);
        } catch (Lineproto\TimeoutException $error) {
            return "timeout in phase $error->phase";
        }
    }, ['on_start' => $ready]);
    PHP);
echo $server->connect()->send("self\nafter\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
connect
timeout in phase greeting
OK after
0
