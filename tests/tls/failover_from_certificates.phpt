--TEST--
A server whose certificate is not trusted is passed over, and what was wrong with it is not lost
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
$expired = str_replace('127.0.0.1', 'localhost', tls_server('expired')->address);
$servers = [tls_server('expired'), tls_server('wrong_name'), $plain = line_server(options: "'greeting' => null,"), $good = tls_server()];
$addresses = array_map(fn($server) => preg_replace('~^\w+://127.0.0.1~', 'tls://localhost', $server->address), $servers);
echo lineproto_send($addresses, 'hello', trusting()), "\n";
array_pop($addresses);
try {
    lineproto_send($addresses, 'hello', trusting());
} catch (Lineproto\TlsException $e) {
    for (; $e; $e = $e->getPrevious()) {
        echo get_class($e), ': ', preg_replace('/localhost:\d+/', 'localhost:PORT', $e->getMessage()), "\n";
    }
}
// a TLS failure does not become a retry that gives up checking
echo chain(fn() => lineproto_send($addresses[0], 'hello', trusting(options: PLAIN + ['retries' => 2]))), "\n";
// in fanOut() each address has its own answer
foreach (Lineproto\Client::fanOut([...$addresses, str_replace('127.0.0.1', 'localhost', $good->address)], 'hello', trusting()) as $answer) {
    echo is_string($answer) ? $answer : get_class($answer), "\n";
}
?>
--EXPECT--
<hello>
Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: what came is not TLS: wrong version number
Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not for "localhost" (options peer_name, verify_peer_name)
Lineproto\TlsException: the TLS handshake with tls://localhost:PORT failed: the peer's certificate is not trusted: certificate has expired (options cafile, verify_peer)
TlsException, TlsException, TlsException
Lineproto\TlsException
Lineproto\TlsException
Lineproto\TlsException
<hello>
