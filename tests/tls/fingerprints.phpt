--TEST--
peer_fingerprint: by its length, by name, several, wrong ones, and certificates that are revoked by it
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
$server = tls_server();
$other = tls_server('self');
$certificate = file_get_contents(certificate());
$print = fn(string $algorithm) => openssl_x509_fingerprint($certificate, $algorithm);
$ask = fn($wanted, array $tls = [], ?Child $of = null) => preg_replace('/(localhost|127\.0\.0\.1):\d+/', '$1:PORT', thrown(fn() => lineproto_send(($of ?? $server)->address, 'hello', trusting($tls + ['peer_fingerprint' => $wanted]))));
foreach (['md5', 'sha1', 'sha256'] as $algorithm) {
    $right = $print($algorithm);
    echo "$algorithm: ", $ask($right), ', ', $ask(strtoupper($right)), ', ', $ask([$algorithm => $right]), "\n";
    echo $ask(strrev($right)), "\n", $ask([$algorithm => strrev($right)]), "\n";
}
echo $ask(['sha512' => $print('sha512'), 'SHA384' => $print('sha384'), 'sha224' => $print('sha224')]), "\n";
echo $ask(['sha1' => $print('sha1'), 'sha256' => str_repeat('0', 64)]), "\n";
echo "in place of an authority: ", $ask(openssl_x509_fingerprint(file_get_contents(certificate('self')), 'sha256'), ['verify_peer' => false], $other), "\n";
echo $ask($print('sha256'), ['verify_peer' => false], $other), "\n";
echo "nothing else checked: ", $ask($print('sha256'), ['verify_peer' => false, 'verify_peer_name' => false], $other), "\n";
echo "right, but another name: ", $ask($print('sha256'), ['peer_name' => 'other.example']), "\n";
foreach (['', 'abc', str_repeat('0', 56), str_repeat('g', 64), [], ['md5' => str_repeat('0', 64)], ['sha257' => str_repeat('0', 64)], [str_repeat('0', 64)],
    ['sha1' => 5], 5, null, ['sha1' => "\0" . str_repeat('0', 39)]] as $wrong) {
    echo json_encode($wrong), ': ', $ask($wrong), "\n";
}
?>
--EXPECT--
md5: nothing thrown: "<hello>", nothing thrown: "<hello>", nothing thrown: "<hello>"
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the md5 fingerprint of peer_fingerprint
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the md5 fingerprint of peer_fingerprint
sha1: nothing thrown: "<hello>", nothing thrown: "<hello>", nothing thrown: "<hello>"
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha1 fingerprint of peer_fingerprint
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha1 fingerprint of peer_fingerprint
sha256: nothing thrown: "<hello>", nothing thrown: "<hello>", nothing thrown: "<hello>"
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha256 fingerprint of peer_fingerprint
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha256 fingerprint of peer_fingerprint
nothing thrown: "<hello>"
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha256 fingerprint of peer_fingerprint
in place of an authority: nothing thrown: "<hello>"
Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha256 fingerprint of peer_fingerprint
nothing else checked: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate does not have the sha256 fingerprint of peer_fingerprint
right, but another name: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "other.example" (options peer_name, verify_peer_name)
"": ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
"abc": ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
"00000000000000000000000000000000000000000000000000000000": ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
"gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg": ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
[]: ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must not be empty
{"md5":"0000000000000000000000000000000000000000000000000000000000000000"}: ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
{"sha257":"0000000000000000000000000000000000000000000000000000000000000000"}: ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
["0000000000000000000000000000000000000000000000000000000000000000"]: ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
{"sha1":5}: TypeError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be of type string or array of strings, int given
5: TypeError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be of type string or array of strings, int given
null: TypeError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be of type string or array of strings, null given
{"sha1":"\u0000000000000000000000000000000000000000000"}: ValueError: lineproto_send(): Argument #3 ($options) key "peer_fingerprint" must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of algorithm => hex digits
