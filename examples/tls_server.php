<?php
// A server that speaks TLS and knows its clients by their certificates. It answers each line with who has sent it.
//
// usage: sh examples/test_ca.sh /tmp/tls                                      makes certificates to try it with
//        php examples/tls_server.php /tmp/tls [address] [--anybody]           tls://127.0.0.1:10443
//
// Without --anybody a client needs a certificate that ca.pem has signed; try it with examples/tls_client.php, or with
//
//        openssl s_client -quiet -connect 127.0.0.1:10443 -CAfile /tmp/tls/ca.pem -cert /tmp/tls/client.pem

$arguments = array_values(array_diff(array_slice($argv, 1), ['--anybody']));
$folder = $arguments[0] ?? null;
$address = $arguments[1] ?? 'tls://127.0.0.1:10443';
if ($folder === null || $folder === '--help' || !is_file("$folder/server.pem")) {
    fwrite(STDERR, "usage: php tls_server.php FOLDER [address] [--anybody]     (sh examples/test_ca.sh FOLDER fills the folder)\n");
    exit(2);
}

$tls = ['local_cert' => "$folder/server.pem"];
if (!in_array('--anybody', $argv, true)) {
    $tls += ['verify_peer' => true, 'cafile' => "$folder/ca.pem"];
}

/** Whom the certificate names; without one, the address. */
function who(Lineproto\Connection $client): string
{
    return $client->getTlsInfo()['peer_cn'] ?? $client->remoteAddress;
}

try {
    lineproto_serve($address, fn(string $line, Lineproto\Connection $client): string => who($client) . " said $line", [
        'tls' => $tls,
        'greeting' => 'hello',
        'on_start' => fn(Lineproto\Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    ]);
} catch (ValueError | Lineproto\LineprotoException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
