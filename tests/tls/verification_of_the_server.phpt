--TEST--
What a client says to certificates of every kind, and what it does without some of the checks, as PHP's streams do
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
/* OpenSSL 3.6 says more of who is too early. */
$ask = fn(string $address, array $tls) => preg_replace(['/(localhost|127\.0\.0\.1):\d+/', '/(: certificate is not yet valid) or the system clock is incorrect/'], ['$1:PORT', '$1'], thrown(fn() => lineproto_send($address, 'hello', ['tls' => $tls] + PLAIN)));
$ca = ['cafile' => certificate('ca')];
$servers = [];
$cases = [
    'trusted' => ['server', $ca],
    'by capath' => ['server', ['capath' => certificate_folder() . '/capath']],
    'by the authority in between' => ['deep', $ca],
    'unknown authority' => ['server', ['cafile' => certificate('other_ca')]],
    "the system's authorities" => ['server', []],
    'expired' => ['expired', $ca],
    'expired, unchecked' => ['expired', ['verify_peer' => false]],
    'not yet valid' => ['early', $ca],
    'wrong name' => ['wrong_name', $ca],
    'wrong name, chain unchecked' => ['wrong_name', ['verify_peer' => false]],
    'wrong name, unchecked' => ['wrong_name', $ca + ['verify_peer_name' => false]],
    'unknown authority, name unchecked' => ['wrong_name', ['cafile' => certificate('other_ca'), 'verify_peer_name' => false]],
    'nothing checked' => ['wrong_name', ['verify_peer' => false, 'verify_peer_name' => false]],
    'peer_name' => ['wrong_name', $ca + ['peer_name' => 'elsewhere.example']],
    'peer_name in other case' => ['wrong_name', $ca + ['peer_name' => 'ELSEwhere.EXAMPLE']],
    'peer_name with the dot of the root' => ['wrong_name', $ca + ['peer_name' => 'elsewhere.example.']],
    'peer_name is not in it' => ['server', $ca + ['peer_name' => 'elsewhere.example']],
    'self-signed' => ['self', []],
    'self-signed, not allowed' => ['self', ['cafile' => certificate('ca'), 'allow_self_signed' => false]],
    'self-signed, allowed' => ['self', $ca + ['allow_self_signed' => true]],
    'self-signed, allowed, other name' => ['self', $ca + ['allow_self_signed' => true, 'peer_name' => 'other.example']],
    'self-signed, its own authority' => ['self', ['cafile' => certificate('self')]],
    'unknown authority, self-signed allowed' => ['server', ['cafile' => certificate('other_ca'), 'allow_self_signed' => true]],
    'common name' => ['by_cn', $ca],
    'depth 0' => ['server', $ca + ['verify_depth' => 0]],
    'depth 0, one more' => ['deep', $ca + ['verify_depth' => 0]],
    'depth 1, one more' => ['deep', $ca + ['verify_depth' => 1]],
];
foreach ($cases as $case => [$name, $tls]) {
    $servers[$name] ??= tls_server($name);
    echo "$case: ", $ask(str_replace('127.0.0.1', 'localhost', $servers[$name]->address), $tls), "\n";
}
foreach ([['127.0.0.1', 'server'], ['127.0.0.1', 'wrong_name'], ['127.0.0.1', 'by_cn']] as [$host, $name]) {
    echo "$host of $name: ", $ask(str_replace('127.0.0.1', $host, $servers[$name]->address), $ca), "\n";
}
$servers['wildcard'] = tls_server('wildcard');
foreach (['a.example.org', 'A.EXAMPLE.ORG', 'a.b.example.org', 'example.org', 'foo.example.net'] as $name) {
    foreach ([true, false] as $verify) {
        echo "$name", $verify ? '' : ', chain unchecked', ': ', $ask($servers['wildcard']->address, $ca + ['peer_name' => $name, 'verify_peer' => $verify]), "\n";
    }
}
// PHP's own streams are of the same opinion
foreach ($cases as $case => [$name, $tls]) {
    $stream = @stream_socket_client(str_replace('127.0.0.1', 'localhost', $servers[$name]->address), $code, $error, DEADLINE, context: stream_context_create(['ssl' => $tls]));
    $ours = !str_contains($ask(str_replace('127.0.0.1', 'localhost', $servers[$name]->address), $tls), 'Exception');
    echo (bool) $stream === $ours ? '' : "other than PHP: $case\n";
}
?>
--EXPECT--
trusted: nothing thrown: "<hello>"
by capath: nothing thrown: "<hello>"
by the authority in between: nothing thrown: "<hello>"
unknown authority: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
the system's authorities: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
expired: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate has expired (options cafile, verify_peer)
expired, unchecked: nothing thrown: "<hello>"
not yet valid: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate is not yet valid (options cafile, verify_peer)
wrong name: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not for "localhost" (options peer_name, verify_peer_name)
wrong name, chain unchecked: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not for "localhost" (options peer_name, verify_peer_name)
wrong name, unchecked: nothing thrown: "<hello>"
unknown authority, name unchecked: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
nothing checked: nothing thrown: "<hello>"
peer_name: nothing thrown: "<hello>"
peer_name in other case: nothing thrown: "<hello>"
peer_name with the dot of the root: nothing thrown: "<hello>"
peer_name is not in it: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not for "elsewhere.example" (options peer_name, verify_peer_name)
self-signed: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: self-signed certificate (options allow_self_signed, cafile, verify_peer)
self-signed, not allowed: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: self-signed certificate (options allow_self_signed, cafile, verify_peer)
self-signed, allowed: nothing thrown: "<hello>"
self-signed, allowed, other name: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not for "other.example" (options peer_name, verify_peer_name)
self-signed, its own authority: nothing thrown: "<hello>"
unknown authority, self-signed allowed: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
common name: nothing thrown: "<hello>"
depth 0: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate chain too long (options verify_depth, verify_peer)
depth 0, one more: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate chain too long (options verify_depth, verify_peer)
depth 1, one more: Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate chain too long (options verify_depth, verify_peer)
127.0.0.1 of server: nothing thrown: "<hello>"
127.0.0.1 of wrong_name: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "127.0.0.1" (options peer_name, verify_peer_name)
127.0.0.1 of by_cn: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "127.0.0.1" (options peer_name, verify_peer_name)
a.example.org: nothing thrown: "<hello>"
a.example.org, chain unchecked: nothing thrown: "<hello>"
A.EXAMPLE.ORG: nothing thrown: "<hello>"
A.EXAMPLE.ORG, chain unchecked: nothing thrown: "<hello>"
a.b.example.org: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "a.b.example.org" (options peer_name, verify_peer_name)
a.b.example.org, chain unchecked: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "a.b.example.org" (options peer_name, verify_peer_name)
example.org: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "example.org" (options peer_name, verify_peer_name)
example.org, chain unchecked: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "example.org" (options peer_name, verify_peer_name)
foo.example.net: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "foo.example.net" (options peer_name, verify_peer_name)
foo.example.net, chain unchecked: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "foo.example.net" (options peer_name, verify_peer_name)
other than PHP: peer_name with the dot of the root
