--TEST--
Handshakes that stand still are ended by handshake_timeout, and nobody else waits for them
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
$server = tls_server(handler: ANSWER_STATS, options: "'greeting' => null, 'handshake_timeout' => 0.4, 'log_level' => 'notice',");
$address = preg_replace('~^tls~', 'tcp', $server->address);
$silent = array_map(fn() => new Peer($address), range(1, 50));
$start = microtime(true);
for ($i = 0; $i < 5; $i++) {
    lineproto_send($server->address, 'hello', trusting());
}
echo 'others: ', microtime(true) - $start < 0.3 ? 'at once' : 'late', "\n";
foreach ($silent as $peer) {
    $peer->rest();
}
$took = microtime(true) - $start;
echo 'silent ones: ', $took > 0.2 && $took < 3 ? 'in time' : $took, "\n";
// a ClientHello byte by byte does not move the deadline
$start = microtime(true);
$peer = TlsPeer::connect($server->address);
$length = (int) $peer->hello();
for ($i = 1; $i < $length && microtime(true) - $start < 5; $i++) {
    if (str_starts_with($peer->flush('1'), '!')) {   // the server is gone
        break;
    }
    work(0.005);
}
$took = microtime(true) - $start;
echo "drip: ", $i < $length && $took > 0.35 && $took < 3 ? 'in time' : "$i bytes in $took", "\n";
// half of a handshake
$start = microtime(true);
$peer = TlsPeer::connect($server->address, ['version' => 3]);
$peer->hello();
$peer->then('flush');
echo 'half: ', str_contains($peer->clear('end of the stream'), 'end') ? '?' : '', microtime(true) - $start > 0.35 ? 'in time' : 'too early', "\n";
$stats = json_decode(lineproto_send($server->address, 'stats', trusting()), true);
echo $stats['accepted'] - $stats['open'] - $stats['closed'], ' ', $stats['closed_by']['Handshake'], ' ', $stats['refused'], ' ', $stats['open'], "\n";
preg_match('/.*handshake failed.*/i', $server->errors(), $line);
echo preg_replace(['/\[\d+\]/', '/:\d+/'], ['[PID]', ':PORT'], $line[0]), "\n";
?>
--EXPECT--
others: at once
silent ones: in time
drip: in time
half: in time
0 52 0 1
lineproto[PID] notice: TLS handshake failed reason="127.0.0.1:PORT: it took longer than the option handshake_timeout"
