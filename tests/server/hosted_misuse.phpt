--TEST--
What cannot be done with a hosted server is a LineprotoError, and it serves on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$server = Child::serve(HOST . <<<'PHP'
    function attempt(callable $what): string
    {
        try {
            $what();
            return 'no error';
        } catch (Lineproto\LineprotoError $error) {
            return $error->getMessage();
        }
    }
    $unborn = new Lineproto\Server;
    echo attempt($unborn->getStream(...)), "\n", attempt($unborn->dispatch(...)), "\n";
    $server = new Lineproto\Server(['greeting' => null, 'on_stop' => function ($server) use ($host) {
        ($host->stopped())();
        echo attempt($server->dispatch(...)), "\n";
    }, 'on_start' => function ($server) use ($ready) {
        echo attempt($server->dispatch(...)), "\n";
        $ready($server);
    }]);
    $server->listen('tcp://127.0.0.1:0', fn($line, $connection) => attempt($connection->server->$line(...)));
    $server->dispatch();
    $second = new Lineproto\Server;
    $second->listen('tcp://127.0.0.1:0');
    echo attempt($second->getStream(...)), "\n", attempt($second->dispatch(...)), "\n", attempt($second->run(...)), "\n";
    echo attempt(fn() => lineproto_serve('tcp://127.0.0.1:0')), "\n", attempt($server->run(...)), "\n";
    $host->run($server);
    PHP);
$peer = $server->connect();
echo $peer->send("dispatch\n")->line(), $peer->send("run\n")->line(), $peer->send("getStream\n")->line();
echo $server->stop(), "\n", $server->output(), $server->errors();

$server = Child::serve('lineproto_serve("tcp://127.0.0.1:0", function ($line, $connection) {
    try {
        $connection->server->$line();
    } catch (Lineproto\LineprotoError $error) {
        return $error->getMessage();
    }
}, ["greeting" => null, "on_start" => $ready]);');
echo $server->connect()->send("dispatch\ngetStream\n")->finish()->rest(), $server->stop(), $server->errors(), "\n";

$child = new Child('$server = new Lineproto\Server;
$server->listen("tcp://127.0.0.1:0", fn() => null);
foreach (["getStream", "dispatch"] as $method) {
    try {
        $server->$method();
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
    }
}
$server->after(0, $server->stop(...));
$server->run();
echo "it ran\n";
', ['lineproto.backend' => 'poll']);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
Lineproto\Server::dispatch() is at work already: it cannot be called from a handler, nor while one is suspended
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
no error
0
Lineproto\Server::getStream() needs a server that listens: call listen() first
Lineproto\Server::dispatch() needs a server that listens: call listen() first
Lineproto\Server::dispatch() is at work already: it cannot be called from a handler, nor while one is suspended
a Lineproto\Server in another loop: a server is running in this process already; let it listen at more addresses instead
a Lineproto\Server in another loop: a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
lineproto_serve(): a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::dispatch() is at work already: it cannot be called from a handler, nor while one is suspended
Lineproto\Server::dispatch(): run() serves already
Lineproto\Server::getStream(): run() serves already
0
0
Lineproto\Server::getStream(): the event backend "poll" has no descriptor that another loop could watch; call run(), or choose another by the INI entry lineproto.backend
Lineproto\Server::dispatch(): the event backend "poll" has no descriptor that another loop could watch; call run(), or choose another by the INI entry lineproto.backend
it ran
