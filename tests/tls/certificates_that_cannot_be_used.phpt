--TEST--
Files that are missing, that are none, that do not match, and passphrases: a TlsException that names the option, and no question at the terminal
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
$try = function (array $tls) {
    $thrown = thrown(function () use ($tls) {
        $server = new Lineproto\Server(['tls' => $tls, 'greeting' => null]);
        return preg_replace('/\d+$/', 'PORT', $server->listen('tls://127.0.0.1:0', fn($line) => $line));
    });
    return str_replace(certificate_folder(), 'FOLDER', $thrown);
};
$folder = certificate_folder();
foreach ([
    ['local_cert' => certificate()],
    ['local_cert' => "$folder/server.crt", 'local_pk' => certificate()],
    ['local_cert' => "$folder/missing.pem"],
    ['local_cert' => $folder],
    ['local_cert' => certificate('empty')],
    ['local_cert' => certificate('text')],
    ['local_cert' => "$folder/server.crt"],
    ['local_cert' => certificate(), 'local_pk' => "$folder/missing.key"],
    ['local_cert' => certificate(), 'local_pk' => certificate('text')],
    ['local_cert' => certificate(), 'local_pk' => certificate('self')],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key", 'passphrase' => 'open sesame'],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key", 'passphrase' => 'open barley'],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key", 'passphrase' => str_repeat('x', 5000)],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key"],
    ['local_cert' => certificate(), 'verify_peer' => true, 'cafile' => "$folder/missing.pem"],
    ['local_cert' => certificate(), 'verify_peer' => true, 'cafile' => certificate('text')],
    ['local_cert' => certificate(), 'verify_peer' => true, 'cafile' => certificate('empty')],
    ['local_cert' => certificate(), 'verify_peer' => true, 'capath' => "$folder/missing"],
    ['SNI_server_certs' => ['one.example' => "$folder/missing.pem"]],
    ['SNI_server_certs' => ['one.example' => ['local_cert' => certificate('one'), 'local_pk' => certificate('two')]]],
    [],
] as $tls) {
    echo $try($tls), "\n";
}
// the same of a client
$server = tls_server(tls: ['verify_peer' => true, 'cafile' => certificate('ca')]);
foreach ([
    ['local_cert' => certificate('client')],
    ['local_cert' => "$folder/missing.pem"],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key"],
    ['local_cert' => "$folder/server.crt", 'local_pk' => "$folder/locked.key", 'passphrase' => 'open sesame'],
    ['cafile' => "$folder/missing.pem"],
    ['cafile' => certificate('text')],
    ['cafile' => null, 'capath' => "$folder/missing"],
    ['cafile' => null, 'capath' => certificate('ca')],
] as $tls) {
    echo str_replace(certificate_folder(), 'FOLDER', preg_replace('/:\d+/', ':PORT', thrown(fn() => lineproto_send($server->address, 'hello', trusting($tls))))), "\n";
}
?>
--EXPECT--
nothing thrown: "tls:\/\/127.0.0.1:PORT"
nothing thrown: "tls:\/\/127.0.0.1:PORT"
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER/missing.pem": No such file or directory
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER": there is no certificate in PEM in it
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER/empty.pem": there is no certificate in PEM in it
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER/text.pem": there is no certificate in PEM in it
Lineproto\TlsException: cannot use the key in local_cert "FOLDER/server.crt": there is no private key in PEM in it
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/missing.key": No such file or directory
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/text.pem": there is no private key in PEM in it
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/self.pem": key values mismatch
nothing thrown: "tls:\/\/127.0.0.1:PORT"
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/locked.key": the option passphrase does not open it
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/locked.key": the option passphrase does not open it
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/locked.key": it is locked, and there is no option passphrase
Lineproto\TlsException: cannot use the certificate authorities of cafile "FOLDER/missing.pem": No such file or directory
Lineproto\TlsException: cannot use the certificate authorities of cafile "FOLDER/text.pem": no certificate or crl found
Lineproto\TlsException: cannot use the certificate authorities of cafile "FOLDER/empty.pem": no certificate or crl found
Lineproto\TlsException: cannot use the certificate authorities of capath "FOLDER/missing": it is no folder
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER/missing.pem": No such file or directory
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/two.pem": key values mismatch
ValueError: Lineproto\Server::listen(): Argument #1 ($address) is a tls address, which needs the option tls with a "local_cert" or "SNI_server_certs"
nothing thrown: "<hello>"
Lineproto\TlsException: cannot use the certificate of local_cert "FOLDER/missing.pem": No such file or directory
Lineproto\TlsException: cannot use the key of local_pk "FOLDER/locked.key": it is locked, and there is no option passphrase
nothing thrown: "<hello>"
Lineproto\TlsException: cannot use the certificate authorities of cafile "FOLDER/missing.pem": No such file or directory
Lineproto\TlsException: cannot use the certificate authorities of cafile "FOLDER/text.pem": no certificate or crl found
Lineproto\TlsException: cannot use the certificate authorities of capath "FOLDER/missing": it is no folder
Lineproto\TlsException: cannot use the certificate authorities of capath "FOLDER/ca.pem": it is no folder
