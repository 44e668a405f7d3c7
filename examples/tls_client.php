<?php
// Sends lines over TLS, and says what the connection is. It trusts ca.pem alone and shows client.pem.
//
// usage: php examples/tls_client.php FOLDER address [line...]
//
//        php examples/tls_client.php /tmp/tls tls://localhost:10443 hello

[, $folder, $address] = $argv + [null, null, null];
$lines = array_slice($argv, 3) ?: ['hello'];
if ($address === null || !is_file("$folder/ca.pem")) {
    fwrite(STDERR, "usage: php tls_client.php FOLDER address [line...]     (sh examples/test_ca.sh FOLDER fills the folder)\n");
    exit(2);
}

try {
    $client = new Lineproto\Client($address, [
        'greeting' => 'hello',
        'tls' => ['cafile' => "$folder/ca.pem", 'local_cert' => "$folder/client.pem"],
    ]);
    foreach ($client->pipeline($lines) as $reply) {
        echo $reply, "\n";
    }
    ['protocol' => $protocol, 'cipher' => $cipher, 'peer_cn' => $name] = $client->getTlsInfo();
    echo "by $protocol with $cipher, to $name\n";
} catch (ValueError | Lineproto\LineprotoException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
