--TEST--
The status listener is for this machine, unless a list says who may look; others are sent away, and the log tells
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
foreach ([
    'null' => null, '127.0.0.1:0' => '127.0.0.1:0', 'tcp://[::1]:0' => 'tcp://[::1]:0', 'localhost:0' => 'localhost:0', '127.9.9.9:1' => '127.9.9.9:1',
    'unix' => 'unix:///tmp/x', 'abstract' => 'unix://@x', 'fd' => 'fd://3',
    'any' => '0.0.0.0:0', 'any6' => 'tcp://[::]:0', 'other' => '192.0.2.1:9100', 'tls' => 'tls://127.0.0.1:0', 'malformed' => 'nonsense', 'number' => 9100,
    'list' => ['address' => '0.0.0.0:0', 'allow' => ['10.0.0.0/8']], 'address alone' => ['address' => '127.0.0.1:0'], 'any alone' => ['address' => '0.0.0.0:0'],
    'allow alone' => ['allow' => ['10.0.0.0/8']], 'nobody' => ['address' => '127.0.0.1:0', 'allow' => []], 'bad range' => ['address' => '127.0.0.1:0', 'allow' => ['10.0.0.1/8']],
    'unknown key' => ['adress' => '127.0.0.1:0'], 'empty' => [], 'address of another type' => ['address' => 1],
] as $what => $value) {
    echo "$what: ", verdict(['status' => $value]), "\n";
}
try {
    (new Lineproto\Server)->listen('127.0.0.1:0', null, ['status' => '127.0.0.1:0']);
} catch (ValueError $error) {
    echo $error->getMessage(), "\n";
}

$server = serve_with_status(status: "['address' => '0.0.0.0:0', 'allow' => ['127.0.0.2', '127.0.0.3/32']]");
$port = parse_url($server->addresses[1], PHP_URL_PORT);
foreach (['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] as $from) {
    $stream = stream_socket_client("tcp://127.0.0.1:$port", $code, $error, DEADLINE, context: stream_context_create(['socket' => ['bindto' => "$from:0"]]));
    @fwrite($stream, "GET /health HTTP/1.1\r\n\r\n");
    echo "$from: ", substr((string) @stream_get_contents($stream), 9, 3), "\n";
}
echo $server->stop(), $server->output();
echo preg_replace('/\[\d+\]|:\d+/', '', $server->errors());
?>
--EXPECT--
null: fine
127.0.0.1:0: fine
tcp://[::1]:0: fine
localhost:0: fine
127.9.9.9:1: fine
unix: fine
abstract: fine
fd: fine
any: ValueError: key "status" cannot be tcp://0.0.0.0:0, which others can reach, unless it says who may look: ["address" => ..., "allow" => ["10.0.0.0/8"]]
any6: ValueError: key "status" cannot be tcp://[::]:0, which others can reach, unless it says who may look: ["address" => ..., "allow" => ["10.0.0.0/8"]]
other: ValueError: key "status" cannot be tcp://192.0.2.1:9100, which others can reach, unless it says who may look: ["address" => ..., "allow" => ["10.0.0.0/8"]]
tls: ValueError: key "status" cannot be tls://127.0.0.1:0: the status listener speaks plain HTTP
malformed: ValueError: key "status" is malformed: address "nonsense" has no port; it is written host:port
number: TypeError: key "status" must be of type string|array|null, int given
list: fine
address alone: fine
any alone: ValueError: key "status" cannot be tcp://0.0.0.0:0, which others can reach, unless it says who may look: ["address" => ..., "allow" => ["10.0.0.0/8"]]
allow alone: ValueError: key "status" must have an "address"
nobody: ValueError: key "status" must name somebody in "allow"
bad range: ValueError: key "allow" must be a list of CIDR ranges: "10.0.0.1/8" has bits set behind its prefix of 8
unknown key: ValueError: has an unknown key "adress", did you mean "address"?
empty: ValueError: key "status" must have an "address"
address of another type: TypeError: key "address" must be of type string, int given
Lineproto\Server::listen(): Argument #3 ($options) key "status" belongs to the whole server: give it to Lineproto\Server::__construct()
127.0.0.1: 
127.0.0.2: 200
127.0.0.3: 200
127.0.0.4: 
0lineproto warning: its address may not look at the status (option status) refused=127.0.0.1
