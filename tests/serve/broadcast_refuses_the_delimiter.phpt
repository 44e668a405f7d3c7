--TEST--
A line with a delimiter is refused for all, also while nobody is there
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        foreach ([null, 'empty group'] as $group) {
            try {
                $connection->send((string) $connection->server->broadcast("a\nb", $group));
            } catch (ValueError $error) {
                $connection->send($error->getMessage());
            }
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\Server::broadcast(): Argument #1 ($line) must not contain a line feed, which ends a line in this framing
Lineproto\Server::broadcast(): Argument #1 ($line) must not contain a line feed, which ends a line in this framing
0
