--TEST--
Versions, ciphers and security_level are agreed on, or it is said that they cannot be
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
$ask = function (array $server, array $client) {
    $running = tls_server(handler: 'fn($line, $c) => $c->getTlsInfo()["protocol"] . " " . $c->getTlsInfo()["cipher"]', tls: $server);
    return thrown(fn() => lineproto_send($running->address, 'hello', trusting($client)));
};
[$v11, $v12, $v13] = [STREAM_CRYPTO_PROTO_TLSv1_1, STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3];
foreach ([
    [[], []],
    [['max_proto_version' => $v12], []],
    [[], ['max_proto_version' => $v12]],
    [['min_proto_version' => $v13], ['max_proto_version' => $v12]],
    [['max_proto_version' => $v12], ['min_proto_version' => $v13]],
    [['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_SERVER], []],
    [[], ['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT]],
    [['crypto_method' => STREAM_CRYPTO_METHOD_ANY_SERVER], ['crypto_method' => STREAM_CRYPTO_METHOD_ANY_CLIENT]],
    [['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_1_SERVER, 'security_level' => 0, 'ciphers' => 'ALL'], ['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_1_CLIENT, 'security_level' => 0, 'ciphers' => 'ALL']],
    [['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_1_SERVER, 'security_level' => 0, 'ciphers' => 'ALL'], []],
    [['max_proto_version' => $v12, 'ciphers' => 'ECDHE-ECDSA-CHACHA20-POLY1305'], []],
    [['max_proto_version' => $v12, 'ciphers' => 'ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256'], ['ciphers' => 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305']],
    [['max_proto_version' => $v12, 'honor_cipher_order' => false, 'ciphers' => 'ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256'], ['ciphers' => 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305']],
    [['max_proto_version' => $v12, 'ciphers' => 'ECDHE-ECDSA-CHACHA20-POLY1305'], ['ciphers' => 'ECDHE-ECDSA-AES128-GCM-SHA256']],
    [['ecdh_curve' => 'X25519'], ['ecdh_curve' => 'X25519']],
    [['ecdh_curve' => 'secp384r1'], ['ecdh_curve' => 'X25519']],
    [[], ['security_level' => 4]],
] as [$server, $client]) {
    echo json_encode($server), ' ', json_encode($client), "\n    ", $ask($server, $client), "\n";
}
?>
--EXPECTF--
[] []
    nothing thrown: "TLSv1.3 TLS_AES_256_GCM_SHA384"
{"max_proto_version":32} []
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384"
[] {"max_proto_version":32}
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384"
{"min_proto_version":64} {"max_proto_version":32}
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: tlsv1 alert protocol version
{"max_proto_version":32} {"min_proto_version":64}
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: tlsv1 alert protocol version
{"crypto_method":32} []
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384"
[] {"crypto_method":33}
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384"
{"crypto_method":126} {"crypto_method":127}
    nothing thrown: "TLSv1.3 TLS_AES_256_GCM_SHA384"
{"crypto_method":16,"security_level":0,"ciphers":"ALL"} {"crypto_method":17,"security_level":0,"ciphers":"ALL"}
    nothing thrown: "TLSv1.1 ECDHE-ECDSA-AES256-SHA"
{"crypto_method":16,"security_level":0,"ciphers":"ALL"} []
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: tlsv1 alert protocol version
{"max_proto_version":32,"ciphers":"ECDHE-ECDSA-CHACHA20-POLY1305"} []
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-CHACHA20-POLY1305"
{"max_proto_version":32,"ciphers":"ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256"} {"ciphers":"ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305"}
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-CHACHA20-POLY1305"
{"max_proto_version":32,"honor_cipher_order":false,"ciphers":"ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256"} {"ciphers":"ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305"}
    nothing thrown: "TLSv1.2 ECDHE-ECDSA-AES128-GCM-SHA256"
{"max_proto_version":32,"ciphers":"ECDHE-ECDSA-CHACHA20-POLY1305"} {"ciphers":"ECDHE-ECDSA-AES128-GCM-SHA256"}
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
{"ecdh_curve":"X25519"} {"ecdh_curve":"X25519"}
    nothing thrown: "TLSv1.3 TLS_AES_256_GCM_SHA384"
{"ecdh_curve":"secp384r1"} {"ecdh_curve":"X25519"}
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
[] {"security_level":4}
    Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
