--TEST--
With verify_peer a server serves clients with a good certificate and nobody else
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
$server = Child::serve('$server = new Lineproto\Server(["log" => function ($level, $message, $context) { say("$message: " . preg_replace("/:\d+/", "", $context["reason"] ?? "")); }]);
    $at = $server->listen("tls://127.0.0.1:0", fn($line, $c) => $c->getTlsInfo()["peer_cn"] . ": $line", ["on_connect" => function ($c) { say("open"); },
        "on_close" => function ($c, $reason) { say($reason->name); }, "tls" => ["local_cert" => ' . var_export(certificate(), true) . ', "verify_peer" => true, "cafile" => ' . var_export(certificate('ca'), true) . ']]);
    $server->every(0.01, function () use ($server, &$before) { $s = $server->stats(); $now = "accepted $s[accepted], open $s[open], closed $s[closed], handshake {$s["closed_by"]["Handshake"]}"; if ($now !== $before) { $before = $now; say($now); } });
    say("listening $at"); $server->run();');
$heard = function (string $last) use ($server) {
    do {
        $line = $server->hear();
        str_starts_with($line, 'accepted') && !str_contains($line, $last) ?: print("    $line\n");
    } while (!str_contains($line, $last));
};
$n = 0;
foreach (['client', 'bob', 'expired', 'self', null] as $name) {
    foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
        echo $name ?? 'no certificate', ': ', thrown(fn() => lineproto_send($server->address, 'hello', trusting(['max_proto_version' => $version] + ($name ? ['local_cert' => certificate($name)] : []), []))), "\n";
        $n++;
        $heard("open 0, closed $n,");
    }
}
?>
--EXPECTF--
client: nothing thrown: "client: hello"
    open
    Peer
    accepted 1, open 0, closed 1, handshake 0
client: nothing thrown: "client: hello"
    open
    Peer
    accepted 2, open 0, closed 2, handshake 0
bob: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: tlsv1 alert unknown ca
    TLS handshake failed: 127.0.0.1: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
    accepted 3, open 0, closed 3, handshake 1
bob: Lineproto\TlsException: the connection to tls://ADDRESS was lost before its greeting: recv(): tlsv1 alert unknown ca
    accepted 4, open 0, closed 4, handshake 2
expired: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert certificate expired
    accepted 5, open 0, closed 5, handshake 3
expired: Lineproto\TlsException: the connection to tls://ADDRESS was lost before its greeting: recv(): %s alert certificate expired
    accepted 6, open 0, closed 6, handshake 4
self: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: tlsv1 alert unknown ca
    accepted 7, open 0, closed 7, handshake 5
self: Lineproto\TlsException: the connection to tls://ADDRESS was lost before its greeting: recv(): tlsv1 alert unknown ca
    accepted 8, open 0, closed 8, handshake 6
no certificate: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: %s alert handshake failure
    accepted 9, open 0, closed 9, handshake 7
no certificate: Lineproto\TlsException: the connection to tls://ADDRESS was lost before its greeting: recv(): tlsv13 alert certificate required
    accepted 10, open 0, closed 10, handshake 8
