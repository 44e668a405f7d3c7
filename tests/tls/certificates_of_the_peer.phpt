--TEST--
capture_peer_cert and capture_peer_cert_chain: the peer's certificate as it is
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
$server = tls_server('deep', 'fn($line, $c) => json_encode(array_intersect_key($c->getTlsInfo(), ["peer_certificate" => 1, "peer_certificate_chain" => 1, "peer_cn" => 1]))', tls: ['capture_peer_cert' => true]);
$names = fn(?string $pem) => $pem === null ? 'null' : implode(', ', array_map(fn($one) => openssl_x509_parse($one)['subject']['CN'], array_filter(preg_split('/(?<=-----END CERTIFICATE-----\n)/', $pem))));
foreach ([[], ['capture_peer_cert' => true], ['capture_peer_cert_chain' => true]] as $tls) {
    $client = new Lineproto\Client($server->address, trusting($tls + ['local_cert' => certificate('client')]));
    $there = json_decode($client->request('hello'), true);
    $here = $client->getTlsInfo();
    echo json_encode($tls), ': ', $names($here['peer_certificate'] ?? null), '; ', $names($here['peer_certificate_chain'] ?? null), '; the server has ', $names($there['peer_certificate'] ?? null), "\n";
}
// asked for, and not given
echo lineproto_send($server->address, 'hello', trusting()), "\n";
// a server that asks is not one that verifies
echo json_decode(lineproto_send($server->address, 'hello', trusting(['local_cert' => certificate('expired')])), true)['peer_cn'], "\n";
?>
--EXPECT--
[]: null; null; the server has client
{"capture_peer_cert":true}: localhost; null; the server has client
{"capture_peer_cert_chain":true}: null; localhost, middle CA; the server has client
{"peer_cn":null,"peer_certificate":null}
localhost
