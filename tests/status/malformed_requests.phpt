--TEST--
Requests that are malformed, too long or unusual get the fitting answer at once; the next one is served as ever
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status();
$requests = [
    'HTTP/1.0' => "GET /health HTTP/1.0\r\n\r\n",
    'no host' => "GET /health HTTP/1.1\r\n\r\n",
    'LF alone' => "GET /health HTTP/1.1\nHost: x\n\n",
    'an empty line first' => "\r\nGET /health HTTP/1.1\r\n\r\n",
    'HTTP/1.9' => "GET /health HTTP/1.9\r\n\r\n",
    'a body' => "GET /health HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
    'two requests' => "GET /health HTTP/1.1\r\n\r\nGET /health HTTP/1.1\r\n\r\n",
    'tab in a field' => "GET /health HTTP/1.1\r\nX:\ta\tb\r\n\r\n",
    'TLS' => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    'NUL' => "\0",
    'HTTP/2' => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    'HTTP/0.9' => "GET /health\r\n",
    'no version digit' => "GET /health HTTP/1.x\r\n\r\n",
    'two blanks' => "GET  /health HTTP/1.1\r\n\r\n",
    'blank in the target' => "GET /he alth HTTP/1.1\r\n\r\n",
    'blank at the end' => "GET /health HTTP/1.1 \r\n\r\n",
    'no slash' => "GET health HTTP/1.1\r\n\r\n",
    'no target' => "GET HTTP/1.1\r\n\r\n",
    'byte of 8 bits' => "GET /h\xe4lth HTTP/1.1\r\n\r\n",
    'CR in the target' => "GET /health\r HTTP/1.1\r\n\r\n",
    'folded field' => "GET /health HTTP/1.1\r\nX: a\r\n b\r\n\r\n",
    'field without colon' => "GET /health HTTP/1.1\r\nHost\r\n\r\n",
    'blank before colon' => "GET /health HTTP/1.1\r\nHost : x\r\n\r\n",
    'field without name' => "GET /health HTTP/1.1\r\n: x\r\n\r\n",
    'NUL in a field' => "GET /health HTTP/1.1\r\nX: \0\r\n\r\n",
    'CR in a field' => "GET /health HTTP/1.1\r\nX: a\rb\r\n\r\n",
    'two empty lines first' => "\r\n\r\nGET /health HTTP/1.1\r\n\r\n",
    'our own protocol' => "hello\nworld\n",
    '4096 bytes' => 'GET /health HTTP/1.1' . "\r\nX: " . str_repeat('x', 4096 - 29) . "\r\n\r\n",
    '4097 bytes' => 'GET /health HTTP/1.1' . "\r\nX: " . str_repeat('x', 4097 - 29) . "\r\n\r\n",
    'a long line' => str_repeat('A', 100000),
    'a long target' => 'GET /' . str_repeat('a', 5000) . " HTTP/1.1\r\n\r\n",
    'many fields' => "GET /health HTTP/1.1\r\n" . str_repeat("X: y\r\n", 2000) . "\r\n",
];
foreach ($requests as $what => $bytes) {
    $peer = new Peer($server->addresses[1]);
    @fwrite($peer->stream, $bytes);
    $response = $peer->rest();
    echo "$what: ", preg_match('~^HTTP/1\.1 (\d+) [^\r]+\r\n~', $response, $match) ? $match[1] : 'nothing', substr_count($response, 'HTTP/1.1') > 1 ? ' twice' : '', "\n";
}
$peer = new Peer($server->addresses[1]);
foreach (str_split("GET /health HTTP/1.1\r\nHost: x\r\n\r\n") as $byte) {
    $peer->send($byte);
}
echo 'byte by byte: ', substr($peer->rest(), 9, 3), "\n";
$peer = new Peer($server->addresses[1]);
echo 'half a request and FIN: ', var_export($peer->send("GET /health HT")->finish()->rest(), true), "\n";
$peer = new Peer($server->addresses[1]);
echo 'a request and FIN: ', substr($peer->send("GET /health HTTP/1.1\r\n\r\n")->finish()->rest(), 9, 3), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
HTTP/1.0: 200
no host: 200
LF alone: 200
an empty line first: 200
HTTP/1.9: 200
a body: 200
two requests: 200
tab in a field: 200
TLS: 400
NUL: 400
HTTP/2: 400
HTTP/0.9: 400
no version digit: 400
two blanks: 400
blank in the target: 400
blank at the end: 400
no slash: 400
no target: 400
byte of 8 bits: 400
CR in the target: 400
folded field: 400
field without colon: 400
blank before colon: 400
field without name: 400
NUL in a field: 400
CR in a field: 400
two empty lines first: 400
our own protocol: 400
4096 bytes: 200
4097 bytes: 431
a long line: 431
a long target: 431
many fields: 431
byte by byte: 200
half a request and FIN: ''
a request and FIN: 200
0
