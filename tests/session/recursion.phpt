--TEST--
lineproto_serve() and run() in a session are refused; the session goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $other = new Lineproto\Server;
        $other->listen('tcp://127.0.0.1:0', session: fn() => null);
        foreach ([fn() => lineproto_serve('tcp://127.0.0.1:0', session: fn() => null), fn() => $other->run(), fn() => $c->server->run(),
                fn() => (new Fiber(fn() => $other->run()))->start()] as $attempt) {
            try {
                $attempt();
            } catch (Lineproto\LineprotoError $error) {
                $c->send($error->getMessage());
            }
        }
        $c->send($c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
lineproto_serve(): a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
Lineproto\Server::run(): a server is running in this process already; let it listen at more addresses instead
a
0
