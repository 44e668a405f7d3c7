--TEST--
A malformed header is refused, never accepted; no handler hears of it; the log says why, once in a while
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'on_connect' => fn() => print \"connected\\n\", 'on_close' => fn() => print \"closed\\n\",");
$headers = [
    'GET / HTTP/1.1', "hello\n", "\n", 'proxy TCP4 1.2.3.4 5.6.7.8 56 78', "\x16\x03\x01\x02\x00\x01\x00",
    "PROXY TCP4 1.2.3.4 5.6.7.8 56 78\nx\n", "PROXY TCP4 1.2.3.4 5.6.7.8 56 65536\r\n", "PROXY TCP4 1.2.3.04 5.6.7.8 56 78\r\n",
    "PROXY TCP5 ::1 ::1 56 78\r\n", 'PROXY UNKNOWN ' . str_repeat('x', 1000), "PROXY TCP4 1.2.3.4\r\n", "\r\n\r\n\0\r\nQUIT\n\x31\x11\0\0",
    v2(0x12, str_repeat("\0", 12)), v2(0x11, 'short'), v2(0x11, str_repeat("\0", 12), 'cut'), v2(0x11, str_repeat("\0", 12), '', 2),
    v2(0x11, str_repeat("\0", 12), str_repeat(v2_tlv(4, 'x'), 2000)), v2_tcp4(v2_tlv(3, "\1\2\3\4")), v2_tcp4(v2_tlv(2, "a\0b")),
];
$said = [];
foreach ($headers as $header) {
    $said[] = $server->connect()->send("{$header}count\n")->rest();
}
echo json_encode(array_count_values($said)), "\n";
/* cut in the middle */
foreach ([v1(), v2_tcp4()] as $header) {
    echo $server->connect()->send(substr($header, 0, -1))->finish()->rest();
}
echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]|:\d+$/m', '', $server->errors());
?>
--EXPECT--
{"not connect\n":19}
not connect
not connect
0
accepted 0, open 0, closed 0, refused 21
lineproto warning: its PROXY protocol header is malformed: other bytes came in its place refused=127.0.0.1
