--TEST--
A client of two sessions at once, and one in a Fiber that a session has made, are LineprotoErrors
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$silent = stream_socket_server('tcp://127.0.0.1:0');
$server = Child::serve("\$up = 'tcp://" . stream_socket_get_name($silent, false) . "';" . <<<'PHP'
    $shared = new Lineproto\Client($up, ['greeting' => false]);
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($up, $shared) {
        while (($line = $c->readLine()) !== null) {
            try {
                match ($line) {
                    'wait' => [say('waits'), $shared->request('x')],
                    'shared' => $shared->request('y'),
                    'fiber' => (new Fiber(fn() => lineproto_send($up, 'x')))->start(),
                    'fan' => (new Fiber(fn() => Lineproto\Client::fanOut([$up], 'x')))->start(),
                };
            } catch (Lineproto\LineprotoError $e) {
                $c->send($e->getMessage());
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'drain_timeout' => 0.1, 'log' => fn() => null]);
    PHP);
$waiting = $server->connect()->send("wait\n");
$server->hear();
echo $server->connect()->send("shared\nfiber\nfan\n")->finish()->rest();
echo $server->stop(), $server->errors();
?>
--EXPECT--
Lineproto\Client::request(): this client is in the middle of another call
lineproto_send(): a client cannot wait in a Fiber that a session has made for itself, only in the session's own
Lineproto\Client::fanOut(): a client cannot wait in a Fiber that a session has made for itself, only in the session's own
0
