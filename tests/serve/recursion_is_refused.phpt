--TEST--
lineproto_serve() inside a handler is a LineprotoError, also by way of Server::run()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        if ($line === 'function') {
            lineproto_serve('tcp://127.0.0.1:0');
        }
        $server = new Lineproto\Server;
        $server->listen('tcp://127.0.0.1:0');
        $server->run();
    }, ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => get_class($error) . ": {$error->getMessage()}"]);
    PHP);
echo $server->connect()->send("function\n")->rest(), $server->connect()->send("class\n")->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
Lineproto\LineprotoError: lineproto_serve(): a server is running in this process already; let it listen at more addresses instead
Lineproto\LineprotoError: Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
