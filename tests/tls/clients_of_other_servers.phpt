--TEST--
The client and TLS servers of others: openssl s_server, PHP's streams, Python's, and PHP's streams as clients of ours
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
use Lineproto\Client;
foreach (['-tls1_2', '-tls1_3'] as $version) {
    $tool = s_server($address, '-rev', $version);
    $client = new Client($address, trusting());
    echo "s_server $version: ", $client->request('abc'), ' ', implode(',', $client->pipeline(['one', 'two', str_repeat('x', 10000)])) === 'eno,owt,' . str_repeat('x', 10000) ? 'right' : 'WRONG', "\n";
    $client->close();
    echo '  again: ', lineproto_send($address, 'abc', trusting()), "\n";
}
$server = Child::serve('$listener = stream_socket_server("ssl://127.0.0.1:0", $code, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, stream_context_create(["ssl" => ["local_cert" => ' . var_export(certificate(), true) . ']]));
    say("listening tls://" . stream_socket_get_name($listener, false));
    while ($peer = stream_socket_accept($listener, 60)) { while (($line = fgets($peer)) !== false) { fwrite($peer, strrev(trim($line)) . "\n"); } say("end"); fclose($peer); }');
foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
    $client = new Client($server->address, trusting(['max_proto_version' => $version]));
    $lines = array_map(fn($i) => "line $i", range(1, 2000));
    echo "PHP's server: ", $client->pipeline($lines) === array_map(strrev(...), $lines) ? 'right' : 'WRONG', ', ', $client->getTlsInfo()['protocol'], ', ';
    $client->close();
    echo $server->hear(), "\n";
}
$server = tls_server(options: '');
foreach ([STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT, STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT] as $method) {
    $stream = new Peer($server->address, ['cafile' => certificate('ca'), 'peer_name' => 'localhost', 'crypto_method' => $method]);
    echo "PHP's client: ", trim($stream->line()), ' ', stream_get_meta_data($stream->stream)['crypto']['protocol'], ' ';
    $got = $stream->exchange(implode('', array_map(fn($i) => "line $i\n", range(1, 2000))), strlen($expected = implode('', array_map(fn($i) => "<line $i>\n", range(1, 2000)))));
    echo $got === $expected ? 'right' : 'WRONG', "\n";
    $stream->close();
}
// a server that says goodbye and resets while much is on its way to it
foreach ([2, 3] as $version) {
    $peer = TlsPeer::listen(['version' => $version]);
    $peer->begin('accept')->begin('handshake')->begin('line')->begin('say', "one\n")->begin('notify')->begin('flush')->begin('reset');
    $start = microtime(true);
    echo 'a server that leaves: ', preg_replace('/^(\S+ \S+): .*/', '$1', thrown(fn() => lineproto_send($peer->address, (function () { for ($i = 0; $i < 200000; $i++) yield str_repeat('y', 100); })(), trusting([], PLAIN + ['timeout' => 4])))),
        microtime(true) - $start < 3 ? ' at once' : ' too late', "\n";
}
?>
--EXPECT--
s_server -tls1_2: cba right
  again: cba
s_server -tls1_3: cba right
  again: cba
PHP's server: right, TLSv1.2, end
PHP's server: right, TLSv1.3, end
PHP's client: connect TLSv1.2 right
PHP's client: connect TLSv1.3 right
a server that leaves: Lineproto\ClosedException [sent] at once
a server that leaves: Lineproto\ClosedException [sent] at once
