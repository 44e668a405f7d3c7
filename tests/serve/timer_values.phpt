--TEST--
Durations of timers are checked, and so are their callbacks
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $server = $connection->server;
        $attempts = [fn() => $server->after(-1, fn() => 0), fn() => $server->after(NAN, fn() => 0), fn() => $server->after(INF, fn() => 0),
            fn() => $server->every(0, fn() => 0), fn() => $server->after(1, 'nothing'), fn() => $server->every('soon', fn() => 0)];
        foreach ($attempts as $attempt) {
            try {
                yield "timer {$attempt()}";
            } catch (Error $error) {
                yield get_class($error) . ": {$error->getMessage()}";
            }
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
ValueError: Lineproto\Server::after(): Argument #1 ($seconds) must be between 0 and 1000000000 seconds, -1 given
ValueError: Lineproto\Server::after(): Argument #1 ($seconds) must be between 0 and 1000000000 seconds, NAN given
ValueError: Lineproto\Server::after(): Argument #1 ($seconds) must be between 0 and 1000000000 seconds, INF given
ValueError: Lineproto\Server::every(): Argument #1 ($seconds) must be between 0.001 and 1000000000 seconds, 0 given
TypeError: Lineproto\Server::after(): Argument #2 ($callback) must be a valid callback, function "nothing" not found or invalid function name
TypeError: Lineproto\Server::every(): Argument #1 ($seconds) must be of type int|float, string given
0
