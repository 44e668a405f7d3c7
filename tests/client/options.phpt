--TEST--
The constructor takes lineproto_send()'s addresses and options, and refuses what that refuses
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Framing, Reply};
foreach ([
    fn() => new Client('tcp://'), fn() => new Client([]), fn() => new Client(['tcp://a:1', 5]), fn() => new Client('fd://3'),
    fn() => new Client('tcp://a:1', ['timeot' => 1]), fn() => new Client('tcp://a:1', ['timeout' => -1]),
    fn() => new Client('tcp://a:1', ['reply' => Reply::Code, 'framing' => Framing::netstring()]),
    fn() => (new Client('tcp://a:1', ['framing' => Framing::netstring()]))->request('x', Reply::Dotted),
    fn() => (new Client('tcp://a:1'))->request("a\nb"), fn() => (new Client('tcp://a:1'))->send(5), fn() => (new Client('tcp://a:1'))->startTls(),
] as $attempt) {
    echo thrown($attempt), "\n";
}
$server = session_server('$c->write("250-a\r\n250 $line\r\n");', "'greeting' => null, 'framing' => Lineproto\\Framing::crlf(),");
$client = new Client(['unix:///nonexistent/x', $server->address], ['framing' => Framing::crlf(), 'reply' => Reply::Code] + PLAIN);
echo json_encode([$client->request('x'), $client->request('y', Reply::Line), $client->readLine()]), "\n";
$refusing = session_server('', "'greeting' => 'not connect',");
echo thrown(fn() => (new Client($refusing->address))->request('x')), "\n";
echo $server->stop(), $refusing->stop();
?>
--EXPECTF--
ValueError: Lineproto\Client::__construct(): Argument #1 ($address) %s
ValueError: Lineproto\Client::__construct(): Argument #1 ($address) must not be empty
TypeError: Lineproto\Client::__construct(): Argument #1 ($address) must be a string or a list of strings, int found in it
ValueError: Lineproto\Client::__construct(): Argument #1 ($address) %s
ValueError: Lineproto\Client::__construct(): Argument #2 ($options) %stimeot%stimeout%s
ValueError: Lineproto\Client::__construct(): Argument #2 ($options) %s
ValueError: Lineproto\Client::__construct(): Argument #2 ($options) %s
ValueError: Lineproto\Client::request(): Argument #2 ($reply) can be Lineproto\Reply::Dotted with %s
ValueError: Lineproto\Client::request(): Argument #1 ($line) must not contain %s
TypeError: Lineproto\Client::send(): Argument #1 ($lines) must be of type Traversable|array|string, int given
Lineproto\LineprotoError: Lineproto\Client::startTls() needs a connection on which the server has agreed to it: make the request first
["250-a\n250 x","250-a","250 y"]
Lineproto\RefusedException [not connect]: %s
00
