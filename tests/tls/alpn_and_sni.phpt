--TEST--
ALPN and SNI: what is agreed on, and which certificate is shown
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
$ask = function (Child $server, array $tls) {
    $client = new Lineproto\Client($server->address, trusting($tls + ['verify_peer_name' => false]));
    try {
        $there = json_decode($client->request('hello'), true);
        $here = $client->getTlsInfo();
    } catch (Lineproto\LineprotoException $e) {
        return get_class($e) . ': ' . preg_replace('/127.0.0.1:\d+/', 'ADDRESS', $e->getMessage());
    }
    return ($there['alpn'] === $here['alpn'] ? '' : 'they disagree: ') . json_encode($here['alpn']) . ", $here[peer_cn] for " . json_encode($here['sni']) . '/' . json_encode($there['sni']);
};
$handler = 'fn($line, $c) => json_encode($c->getTlsInfo())';
$server = tls_server(handler: $handler, tls: ['alpn_protocols' => 'lines/2,lines/1']);
foreach (['lines/1', 'lines/1,lines/2', 'other,lines/1', 'other', 'lines', null] as $offer) {
    echo 'ALPN ', json_encode($offer), ': ', $ask($server, $offer ? ['alpn_protocols' => $offer] : []), "\n";
}
echo 'a server without: ', $ask(tls_server(handler: $handler), ['alpn_protocols' => 'lines/1']), "\n";
$certificates = ['one.example' => certificate('one'), '*.one.example' => ['local_cert' => certificate('one')], '*.two.example' => ['local_cert' => certificate('two'), 'local_pk' => certificate('two')], 'own.two.example' => certificate('unicode')];
foreach (['server', ''] as $default) {
    $server = tls_server($default, $handler, tls: ['SNI_server_certs' => $certificates]);
    foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
        foreach (['one.example', 'ONE.example', 'a.one.example', 'a.b.one.example', 'x.two.example', 'own.two.example', 'two.example', 'elsewhere.example', str_repeat('long.', 5) . 'one.example', '127.0.0.1'] as $name) {
            echo 'SNI ', substr($name, 0, 20), $default ? '' : ', no default', ': ', $ask($server, ['peer_name' => $name, 'max_proto_version' => $version]), "\n";
        }
        echo 'SNI_enabled false: ', $ask($server, ['peer_name' => 'one.example', 'SNI_enabled' => false, 'max_proto_version' => $version]), "\n";
    }
}
?>
--EXPECTF--
ALPN "lines\/1": "lines\/1", localhost for null/null
ALPN "lines\/1,lines\/2": "lines\/2", localhost for null/null
ALPN "other,lines\/1": "lines\/1", localhost for null/null
ALPN "other": null, localhost for null/null
ALPN "lines": null, localhost for null/null
ALPN null: null, localhost for null/null
a server without: null, localhost for null/null
SNI one.example: null, one.example for "one.example"/"one.example"
SNI ONE.example: null, one.example for "ONE.example"/"ONE.example"
SNI a.one.example: null, one.example for "a.one.example"/"a.one.example"
SNI a.b.one.example: null, localhost for "a.b.one.example"/"a.b.one.example"
SNI x.two.example: null, two.example for "x.two.example"/"x.two.example"
SNI own.two.example: null, Grüße € for "own.two.example"/"own.two.example"
SNI two.example: null, localhost for "two.example"/"two.example"
SNI elsewhere.example: null, localhost for "elsewhere.example"/"elsewhere.example"
SNI long.long.long.long.: null, localhost for "long.long.long.long.long.one.example"/"long.long.long.long.long.one.example"
SNI 127.0.0.1: null, localhost for null/null
SNI_enabled false: null, localhost for null/null
SNI one.example: null, one.example for "one.example"/"one.example"
SNI ONE.example: null, one.example for "ONE.example"/"ONE.example"
SNI a.one.example: null, one.example for "a.one.example"/"a.one.example"
SNI a.b.one.example: null, localhost for "a.b.one.example"/"a.b.one.example"
SNI x.two.example: null, two.example for "x.two.example"/"x.two.example"
SNI own.two.example: null, Grüße € for "own.two.example"/"own.two.example"
SNI two.example: null, localhost for "two.example"/"two.example"
SNI elsewhere.example: null, localhost for "elsewhere.example"/"elsewhere.example"
SNI long.long.long.long.: null, localhost for "long.long.long.long.long.one.example"/"long.long.long.long.long.one.example"
SNI 127.0.0.1: null, localhost for null/null
SNI_enabled false: null, localhost for null/null
SNI one.example, no default: null, one.example for "one.example"/"one.example"
SNI ONE.example, no default: null, one.example for "ONE.example"/"ONE.example"
SNI a.one.example, no default: null, one.example for "a.one.example"/"a.one.example"
SNI a.b.one.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI x.two.example, no default: null, two.example for "x.two.example"/"x.two.example"
SNI own.two.example, no default: null, Grüße € for "own.two.example"/"own.two.example"
SNI two.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI elsewhere.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI long.long.long.long., no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI 127.0.0.1, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI_enabled false: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI one.example, no default: null, one.example for "one.example"/"one.example"
SNI ONE.example, no default: null, one.example for "ONE.example"/"ONE.example"
SNI a.one.example, no default: null, one.example for "a.one.example"/"a.one.example"
SNI a.b.one.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI x.two.example, no default: null, two.example for "x.two.example"/"x.two.example"
SNI own.two.example, no default: null, Grüße € for "own.two.example"/"own.two.example"
SNI two.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI elsewhere.example, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI long.long.long.long., no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI 127.0.0.1, no default: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
SNI_enabled false: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
