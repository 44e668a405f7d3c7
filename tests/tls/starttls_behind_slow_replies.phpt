--TEST--
startTls() while replies still wait for a peer that reads slowly: they leave first, in plain text
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
foreach ([
    tls_server(handler: 'function ($line, $c) { if ($line === "STARTTLS") { $c->send(str_repeat("p", 4000000)); $c->startTls(); return "go ahead"; } return "<$line> " . json_encode($c->getTlsInfo()["protocol"] ?? null); }',
        options: "'greeting' => null, 'max_write_buffer' => 10000000, 'handshake_timeout' => 0.5,", address: 'tcp://127.0.0.1:0'),
    tls_session_server('while (($line = $c->readLine()) !== null) { if ($line === "STARTTLS") { $c->send(str_repeat("p", 4000000)); $c->send("go ahead"); $c->startTls(); say("done"); continue; } $c->send("<$line> " . json_encode($c->getTlsInfo()["protocol"] ?? null)); }',
        "'greeting' => null, 'max_write_buffer' => 10000000, 'handshake_timeout' => 0.5,", address: 'tcp://127.0.0.1:0'),
] as $server) {
    $peer = $server->connect()->send("STARTTLS\n");
    $other = $server->connect()->send("hello\n");
    echo $other->line();
    $other->close();
    work(0.7);   // handshake_timeout is for the handshake, not for what leaves before it
    echo preg_replace('/^p+$/m', '4,000,000 times p', $peer->exchange('', 4000001 + strlen("go ahead\n")));   // soon: handshake_timeout has begun
    @stream_context_set_option($peer->stream, ['ssl' => ['cafile' => certificate('ca'), 'peer_name' => 'localhost']]);
    echo stream_socket_enable_crypto($peer->stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT) ? "TLS\n" : "no TLS\n";
    $peer->send("hello\n");
    echo $peer->line();
    $peer->close();
    echo $server->stop(), "\n";
}
?>
--EXPECT--
<hello> null
4,000,000 times p
go ahead
TLS
<hello> "TLSv1.3"
0
<hello> null
4,000,000 times p
go ahead
TLS
<hello> "TLSv1.3"
0
