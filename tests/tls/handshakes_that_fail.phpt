--TEST--
Plain text, garbage and a client that leaves on a TLS port: counted as Handshake, logged with the peer, and the server goes on
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
$server = tls_server(handler: ANSWER_STATS, options: "'greeting' => null, 'on_connect' => function () { say('connect'); }, 'on_close' => function () { say('close'); }, 'log' => function (\$level, \$message, \$context) { say(\"\$level: \$message\" . preg_replace('/:\d+/', '', ' ' . (\$context['reason'] ?? ''))); },");
$plain = preg_replace('~^tls~', 'tcp', $server->address);
foreach (['HTTP' => "GET / HTTP/1.0\r\n\r\n", 'a line' => "hello\n", 'zeros' => str_repeat("\0", 100), 'much' => str_repeat('much', 1 << 14), 'a record that is too long' => "\x16\x03\x01\xff\xff" . str_repeat('x', 100),
    'an empty record' => "\x16\x03\x01\0\0\x16\x03\x01\0\0", 'an alert' => "\x15\x03\x01\x00\x02\x02\x28", 'data' => "\x17\x03\x03\0\5hello", 'SSL 2' => "\x80\x2e\1\0\2\0\x15\0\0\0\x10" . str_repeat("\1", 40)] as $case => $bytes) {
    $peer = new Peer($plain);
    @fwrite($peer->stream, $bytes);
    $peer->finish();
    $got = (string) @stream_get_contents($peer->stream);
    echo $case, $got === '' || str_starts_with($got, "\x15\x03") ? ': at most an alert' : ': ' . bin2hex($got), "\n";
}
// the client leaves: at once, after its ClientHello, before its Finished, with RST
(new Peer($plain))->close();
foreach (['close', 'fin', 'reset'] as $end) {
    $peer = TlsPeer::connect($server->address);
    $peer->hello();
    $peer->then('flush')->then($end);
}
$peer = TlsPeer::connect($server->address);
$peer->hello();
$peer->then('flush', '20')->then('fin');
unset($peer);
// a client that does not trust us says so
echo preg_replace('/^(\S+).*/', '$1', thrown(fn() => lineproto_send($server->address, 'hello', ['tls' => ['cafile' => certificate('other_ca')]] + PLAIN))), "\n";
do {
    $stats = json_decode(lineproto_send($server->address, 'stats', trusting()), true);
} while ($stats['open'] > 1);
echo "accepted ", $stats['accepted'] - $stats['closed'] - $stats['open'] ? 'is not' : 'is', " open + closed, handshake {$stats['closed_by']['Handshake']}, error {$stats['closed_by']['Error']}\n";
echo $server->stop(), "\n";
for ($lines = []; !isset($lines['close']); ) {   // on_connect and on_close are for those who got through
    $lines[preg_replace('/ 127.*/', '', $line = $server->hear())] = true;
    str_contains($line, '127') && !isset($first) and print(($first = $line) . "\n");
}
echo implode(', ', array_keys($lines)), "\n";
?>
--EXPECT--
HTTP: at most an alert
a line: at most an alert
zeros: at most an alert
much: at most an alert
a record that is too long: at most an alert
an empty record: at most an alert
an alert: at most an alert
data: at most an alert
SSL 2: at most an alert
Lineproto\TlsException:
accepted is open + closed, handshake 15, error 0
0
notice: TLS handshake failed 127.0.0.1: what came is not TLS: http request
notice: TLS handshake failed, connect, close
