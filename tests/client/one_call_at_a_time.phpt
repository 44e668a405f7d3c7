--TEST--
A call within a call of the same client is a LineprotoError; another client's is none
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('$c->send("<$line>");');
$client = new Client($server->address, PLAIN);
$other = new Client($server->address, PLAIN);
$nested = function (Client $which) {
    yield 'a';
    yield $which->request('b');
};
echo json_encode($client->pipeline($nested($other))), "\n";
foreach (['request', 'send', 'readLine', 'pipeline', 'close'] as $method) {
    echo thrown(fn() => $client->pipeline((function () use ($client, $method) {
        yield 'a';
        $method === 'pipeline' ? $client->pipeline([]) : ($method === 'request' || $method === 'send' ? $client->$method('x') : $client->$method());
    })())), "\n";
}
echo $client->request('again'), "\n";
echo thrown(fn() => clone $client), "\n", thrown(fn() => serialize($client)), "\n", thrown(fn() => $client->__construct('tcp://127.0.0.1:1')), "\n";
echo $server->stop();
?>
--EXPECT--
["<a>","<<b>>"]
Lineproto\LineprotoError: Lineproto\Client::request(): this client is in the middle of another call
Lineproto\LineprotoError: Lineproto\Client::send(): this client is in the middle of another call
Lineproto\LineprotoError: Lineproto\Client::readLine(): this client is in the middle of another call
Lineproto\LineprotoError: Lineproto\Client::pipeline(): this client is in the middle of another call
Lineproto\LineprotoError: Lineproto\Client::close(): this client is in the middle of another call
<again>
Error: Trying to clone an uncloneable object of class Lineproto\Client
Exception: Serialization of 'Lineproto\Client' is not allowed
Lineproto\LineprotoError: Lineproto\Client::__construct() cannot be called again
0
