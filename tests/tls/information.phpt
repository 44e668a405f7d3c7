--TEST--
getTlsInfo() of both sides says the same of the connection, and each what the other is
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
$server = tls_server('wildcard', 'fn($line, $c) => json_encode($c->getTlsInfo())', tls: ['verify_peer' => true, 'cafile' => certificate('ca'), 'alpn_protocols' => 'lines/1,lines/2']);
$address = str_replace('127.0.0.1', 'localhost', $server->address);
foreach ([2, 3] as $version) {
    $client = new Lineproto\Client($address, trusting(['peer_name' => 'a.example.org', 'local_cert' => certificate('client'), 'alpn_protocols' => 'lines/2', 'max_proto_version' => 16 << $version - 1]));
    echo json_encode($client->getTlsInfo()), "\n";   // not connected yet
    $server_says = json_decode($client->request('info'), true);
    $client_says = $client->getTlsInfo();
    $days = fn($info) => 'in ' . round(($info['peer_not_after'] - time()) / 86400 / 365) . ' years';
    print_r(['peer_not_after' => $days($client_says), 'peer_fingerprint' => $client_says['peer_fingerprint'] === openssl_x509_fingerprint(file_get_contents(certificate('wildcard')), 'sha256')] + $client_says);
    print_r(['peer_not_after' => $days($server_says), 'peer_fingerprint' => $server_says['peer_fingerprint'] === openssl_x509_fingerprint(file_get_contents(certificate('client')), 'sha256')] + $server_says);
    $client->close();
    echo json_encode($client->getTlsInfo()), "\n";
}
// nothing is known of who shows nothing, and nothing of a plain connection
$server = tls_server(handler: 'fn($line, $c) => json_encode($c->getTlsInfo())');
echo preg_replace('/_[A-Z0-9_]+/', '_CIPHER', lineproto_send($server->address, 'info', trusting())), "\n";
$server = line_server('fn($line, $c) => json_encode($c->getTlsInfo())', "'greeting' => null,");
$client = new Lineproto\Client($server->address, PLAIN);
echo $client->request('info'), ' ', json_encode($client->getTlsInfo()), "\n";
?>
--EXPECT--
null
Array
(
    [peer_not_after] => in 10 years
    [peer_fingerprint] => 1
    [protocol] => TLSv1.2
    [cipher] => ECDHE-ECDSA-AES256-GCM-SHA384
    [alpn] => lines/2
    [sni] => a.example.org
    [resumed] => 
    [peer_subject] => CN=wildcard
    [peer_cn] => wildcard
    [peer_san] => DNS:*.example.org, DNS:f*.example.net
)
Array
(
    [peer_not_after] => in 10 years
    [peer_fingerprint] => 1
    [protocol] => TLSv1.2
    [cipher] => ECDHE-ECDSA-AES256-GCM-SHA384
    [alpn] => lines/2
    [sni] => a.example.org
    [resumed] => 
    [peer_subject] => CN=client
    [peer_cn] => client
    [peer_san] => DNS:client.example
)
null
null
Array
(
    [peer_not_after] => in 10 years
    [peer_fingerprint] => 1
    [protocol] => TLSv1.3
    [cipher] => TLS_AES_256_GCM_SHA384
    [alpn] => lines/2
    [sni] => a.example.org
    [resumed] => 
    [peer_subject] => CN=wildcard
    [peer_cn] => wildcard
    [peer_san] => DNS:*.example.org, DNS:f*.example.net
)
Array
(
    [peer_not_after] => in 10 years
    [peer_fingerprint] => 1
    [protocol] => TLSv1.3
    [cipher] => TLS_AES_256_GCM_SHA384
    [alpn] => lines/2
    [sni] => a.example.org
    [resumed] => 
    [peer_subject] => CN=client
    [peer_cn] => client
    [peer_san] => DNS:client.example
)
null
{"protocol":"TLSv1.3","cipher":"TLS_CIPHER","alpn":null,"sni":null,"resumed":false,"peer_subject":null,"peer_cn":null,"peer_san":null,"peer_fingerprint":null,"peer_not_after":null}
null null
