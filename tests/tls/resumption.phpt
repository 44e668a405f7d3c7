--TEST--
Clients resume their sessions, with TLS 1.2 and 1.3; not with other options of trust, and not with no_ticket
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
$server = tls_server(handler: 'fn($line, $c) => json_encode($c->getTlsInfo()["resumed"]) . " " . $c->getTlsInfo()["sni"]');
$address = str_replace('127.0.0.1', 'localhost', $server->address);
$ask = fn(array $tls = [], ?string $to = null) => preg_replace('/localhost:\d+/', 'ADDRESS', thrown(fn() => lineproto_send($to ?? $address, 'hello', trusting($tls))));
foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
    $tls = ['max_proto_version' => $version];
    for ($i = 0; $i < 3; $i++) {
        echo $ask($tls), "\n";
    }
    $client = new Lineproto\Client($address, trusting($tls));
    echo $client->request('hello'), ' ', json_encode($client->getTlsInfo()['resumed']), ' ', $client->getTlsInfo()['peer_cn'], "\n";
    unset($client);
    foreach ([['verify_peer' => false], ['cafile' => certificate('server')], ['peer_name' => '127.0.0.1'], ['peer_fingerprint' => openssl_x509_fingerprint(file_get_contents(certificate()), 'sha256')], ['local_cert' => certificate('client')],
        ['verify_depth' => 3], ['no_ticket' => true], ['no_ticket' => true]] as $other) {
        echo '  ', key($other), ': ', $ask($tls + $other), "\n";
    }
    echo '  other address: ', $ask($tls, str_replace('localhost', '127.0.0.1', $address)), "\n";
    // a session that was made without looking at the certificate is of no use to who looks
    $server2 = tls_server('wrong_name');
    $bad = str_replace('127.0.0.1', 'localhost', $server2->address);
    echo '  not verified: ', $ask($tls + ['verify_peer' => false, 'verify_peer_name' => false], $bad), ', ', $ask($tls + ['verify_peer' => false, 'verify_peer_name' => false], $bad), "\n";
    echo '  verified: ', $ask($tls, $bad), "\n";
}
// the server's side
$server = tls_server(handler: 'fn($line, $c) => json_encode($c->getTlsInfo()["resumed"])', tls: ['no_ticket' => true]);
echo 'server with no_ticket: ', $ask([], $server->address), ', ', $ask([], $server->address), "\n";
// two servers with the same certificate are two
$one = tls_server(handler: 'fn($line, $c) => json_encode($c->getTlsInfo()["resumed"])');
$two = tls_server(handler: 'fn($line, $c) => json_encode($c->getTlsInfo()["resumed"])');
$file = tempnam(sys_get_temp_dir(), 'session');
foreach (['-tls1_2', '-tls1_3'] as $version) {
    foreach ([[$one, '-sess_out'], [$one, '-sess_in'], [$two, '-sess_in']] as [$server, $option]) {
        $client = s_client($server->address, $version, '-CAfile', certificate('ca'), $option, $file);
        $client->expect('/^(New|Reused), TLS/m');
        echo "$version $option: ", $client->say("hello\n")->expect('/(true|false)\n/m')[0];
        $client->say("Q\n")->rest();   // it writes the session at its end
    }
}
unlink($file);
?>
--EXPECT--
nothing thrown: "false localhost"
nothing thrown: "true localhost"
nothing thrown: "true localhost"
true localhost true localhost
  verify_peer: nothing thrown: "false localhost"
  cafile: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
  peer_name: nothing thrown: "false "
  peer_fingerprint: nothing thrown: "false localhost"
  local_cert: nothing thrown: "false localhost"
  verify_depth: nothing thrown: "false localhost"
  no_ticket: nothing thrown: "false localhost"
  no_ticket: nothing thrown: "false localhost"
  other address: nothing thrown: "false "
  not verified: nothing thrown: "<hello>", nothing thrown: "<hello>"
  verified: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "localhost" (options peer_name, verify_peer_name)
nothing thrown: "false localhost"
nothing thrown: "true localhost"
nothing thrown: "true localhost"
true localhost true localhost
  verify_peer: nothing thrown: "false localhost"
  cafile: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not trusted: unable to get local issuer certificate (options cafile, verify_peer)
  peer_name: nothing thrown: "false "
  peer_fingerprint: nothing thrown: "false localhost"
  local_cert: nothing thrown: "false localhost"
  verify_depth: nothing thrown: "false localhost"
  no_ticket: nothing thrown: "false localhost"
  no_ticket: nothing thrown: "false localhost"
  other address: nothing thrown: "false "
  not verified: nothing thrown: "<hello>", nothing thrown: "<hello>"
  verified: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: the peer's certificate is not for "localhost" (options peer_name, verify_peer_name)
server with no_ticket: nothing thrown: "false", nothing thrown: "false"
-tls1_2 -sess_out: false
-tls1_2 -sess_in: true
-tls1_2 -sess_in: false
-tls1_3 -sess_out: false
-tls1_3 -sess_in: true
-tls1_3 -sess_in: false
