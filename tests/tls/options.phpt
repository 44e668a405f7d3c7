--TEST--
The option tls: unknown, unimplemented and wrong ones are errors that name them; a stream context will do
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
$name = fn(string $verdict) => preg_replace('/^(\S+): .*?(key|must|is) /', '$1: $2 ', $verdict);
$tls = fn($options) => verdict(['tls' => $options]);
foreach ([
    null, [], 5, 'x', true, new stdClass, STDERR, ['local_certificate' => 'x'], ['verify_pear' => true], ['Verify_Peer' => true], ['reneg_limit' => 2], ['dh_param' => 'x'], ['single_dh_use' => true], [5 => true],
    ['verify_peer' => 'yes'], ['verify_peer' => 2], ['verify_peer' => 1], ['verify_peer' => null], ['verify_depth' => -1], ['verify_depth' => '3'], ['security_level' => 6], ['security_level' => 5],
    ['local_cert' => 5], ['local_cert' => ''], ['local_cert' => "a\0b"], ['local_cert' => null], ['passphrase' => 5], ['passphrase' => ''], ['peer_name' => []], ['ciphers' => ''], ['ciphers' => false],
    ['crypto_method' => 0], ['crypto_method' => 'x'], ['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_SERVER], ['crypto_method' => STREAM_CRYPTO_METHOD_SSLv3_SERVER], ['crypto_method' => STREAM_CRYPTO_METHOD_ANY_SERVER],
    ['min_proto_version' => STREAM_CRYPTO_PROTO_SSLv3], ['min_proto_version' => STREAM_CRYPTO_METHOD_TLS_SERVER], ['min_proto_version' => 1.2],
    ['min_proto_version' => STREAM_CRYPTO_PROTO_TLSv1_3, 'max_proto_version' => STREAM_CRYPTO_PROTO_TLSv1_2], ['max_proto_version' => STREAM_CRYPTO_PROTO_TLSv1_1],
    ['alpn_protocols' => ''], ['alpn_protocols' => ['h2']], ['SNI_server_certs' => 'x'], ['SNI_server_certs' => ['x']], ['SNI_server_certs' => ['a.example' => 5]], ['SNI_server_certs' => ['a.example' => []]], ['SNI_server_certs' => ['' => 'x']],
    ['SNI_server_certs' => ['a.example' => ['local_cert' => certificate('one'), 'local_pk' => '']]], ['disable_compression' => true], ['disable_compression' => false], ['capture_peer_cert' => 'x'], ['honor_cipher_order' => true],
] as $options) {
    echo is_object($options) || is_resource($options) ? get_debug_type($options) : str_replace(certificate_folder(), "FOLDER", json_encode($options, JSON_UNESCAPED_SLASHES)), ": ", $tls($options), "\n";
}
// what OpenSSL does not know is told when it is used
foreach ([['ciphers' => 'NO-SUCH-CIPHER'], ['ecdh_curve' => 'no-such-curve'], ['alpn_protocols' => 'a,,b'], ['alpn_protocols' => str_repeat('x', 256)]] as $options) {
    echo json_encode(substr(json_encode($options), 0, 40)), ': ', thrown(fn() => (new Lineproto\Server(['tls' => $options + ['local_cert' => certificate()]]))->listen('tls://127.0.0.1:0', fn($line) => $line)), "\n";
}
// contexts of PHP's streams
$server = tls_server();
$context = stream_context_create(['ssl' => ['cafile' => certificate('ca')], 'http' => ['method' => 'POST']]);
echo thrown(fn() => lineproto_send($server->address, 'hello', ['tls' => $context] + PLAIN)), "\n";
// one that PHP has used, and put its results into
foreach (['capture_peer_cert' => true, 'capture_peer_cert_chain' => true, 'peer_name' => 'localhost'] as $key => $value) {
    stream_context_set_option($context, 'ssl', $key, $value);
}
fclose(stream_socket_client($server->address, $code, $text, DEADLINE, context: $context));
echo isset(stream_context_get_options($context)['ssl']['peer_certificate']) ? 'used, ' : '', thrown(fn() => lineproto_send($server->address, 'hello', ['tls' => $context] + PLAIN)), "\n";
stream_context_set_option($context, 'ssl', 'verify_pear', true);
echo thrown(fn() => lineproto_send($server->address, 'hello', ['tls' => $context] + PLAIN)), "\n";
echo preg_replace('/^(\S+).*/', '$1', thrown(fn() => lineproto_send($server->address, 'hello', ['tls' => stream_context_create()] + PLAIN))), "\n";
$listen = stream_context_create(['ssl' => ['local_cert' => certificate()]]);
echo preg_replace('/\d+"$/', 'PORT"', thrown(fn() => (new Lineproto\Server(['tls' => $listen]))->listen('tls://127.0.0.1:0', fn($line) => $line))), "\n";
// without a certificate, and where no TLS is spoken
echo thrown(fn() => (new Lineproto\Server)->listen('tls://127.0.0.1:0', fn($line) => $line)), "\n";
echo thrown(fn() => (new Lineproto\Server)->listen('tls://127.0.0.1:0', fn($line) => $line, ['tls' => ['verify_peer' => true]])), "\n";
echo thrown(fn() => lineproto_serve('tls://127.0.0.1:0', fn($line) => $line)), "\n";
$server = tls_server(address: 'tcp://127.0.0.1:0');
echo thrown(fn() => lineproto_send($server->address, 'hello', PLAIN)), "\n";
echo thrown(fn() => lineproto_send($server->address, 'hello', trusting())), "\n";
// options by reference, and changed afterwards
$values = ['cafile' => certificate('ca'), 'SNI_server_certs' => ['a.example' => certificate('one')]];
foreach ($values as &$value);
$inner = &$values['SNI_server_certs']['a.example'];
echo verdict(['tls' => &$values]), ', ', json_encode(array_keys($values)), "\n";
?>
--EXPECT--
null: fine
[]: fine
5: TypeError: key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, int given
"x": TypeError: key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, string given
true: TypeError: key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, bool given
stdClass: TypeError: key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, stdClass given
resource (stream): TypeError: key "tls" must be of type array (of the options of PHP's ssl stream context), stream context or null, resource given
{"local_certificate":"x"}: ValueError: has an unknown key "local_certificate", did you mean "local_cert"?
{"verify_pear":true}: ValueError: has an unknown key "verify_pear", did you mean "verify_peer"?
{"Verify_Peer":true}: ValueError: has an unknown key "Verify_Peer", did you mean "verify_peer"?
{"reneg_limit":2}: ValueError: key "reneg_limit" is not implemented: renegotiation is always refused
{"dh_param":"x"}: ValueError: key "dh_param" is not implemented: OpenSSL chooses by itself
{"single_dh_use":true}: ValueError: key "single_dh_use" is not implemented: OpenSSL chooses by itself
{"5":true}: ValueError: must be an array with string keys, such as ["local_cert" => ...]
{"verify_peer":"yes"}: TypeError: key "verify_peer" must be of type bool, string given
{"verify_peer":2}: TypeError: key "verify_peer" must be of type bool, int given
{"verify_peer":1}: fine
{"verify_peer":null}: TypeError: key "verify_peer" must be of type bool, null given
{"verify_depth":-1}: ValueError: key "verify_depth" must be between 0 and 100, -1 given
{"verify_depth":"3"}: TypeError: key "verify_depth" must be of type int, string given
{"security_level":6}: ValueError: key "security_level" must be between 0 and 5, 6 given
{"security_level":5}: fine
{"local_cert":5}: TypeError: key "local_cert" must be of type string (a path), int given
{"local_cert":""}: ValueError: key "local_cert" must be a path without any null bytes
{"local_cert":"a\u0000b"}: ValueError: key "local_cert" must be a path without any null bytes
{"local_cert":null}: fine
{"passphrase":5}: TypeError: key "passphrase" must be of type ?string, int given
{"passphrase":""}: ValueError: key "passphrase" must not be empty or contain a NUL byte
{"peer_name":[]}: TypeError: key "peer_name" must be of type ?string, array given
{"ciphers":""}: ValueError: key "ciphers" must not be empty or contain a NUL byte
{"ciphers":false}: TypeError: key "ciphers" must be of type ?string, bool given
{"crypto_method":0}: ValueError: key "crypto_method" must be a STREAM_CRYPTO_ constant for TLS 1.0 to 1.3, 0 given
{"crypto_method":"x"}: TypeError: key "crypto_method" must be of type int (a STREAM_CRYPTO_ constant), string given
{"crypto_method":32}: fine
{"crypto_method":4}: ValueError: key "crypto_method" must be a STREAM_CRYPTO_ constant for TLS 1.0 to 1.3, 4 given
{"crypto_method":126}: fine
{"min_proto_version":4}: ValueError: key "min_proto_version" must be a STREAM_CRYPTO_ constant for TLS 1.0 to 1.3, 4 given
{"min_proto_version":120}: ValueError: key "min_proto_version" must name one version, such as STREAM_CRYPTO_PROTO_TLSv1_2
{"min_proto_version":1.2}: TypeError: key "min_proto_version" must be of type int (a STREAM_CRYPTO_ constant), float given
{"min_proto_version":64,"max_proto_version":32}: ValueError: key "max_proto_version" must not be below min_proto_version, which is TLS 1.2 unless given
{"max_proto_version":16}: ValueError: key "max_proto_version" must not be below min_proto_version, which is TLS 1.2 unless given
{"alpn_protocols":""}: ValueError: key "alpn_protocols" must not be empty or contain a NUL byte
{"alpn_protocols":["h2"]}: TypeError: key "alpn_protocols" must be of type ?string, array given
{"SNI_server_certs":"x"}: TypeError: key "SNI_server_certs" must be of type array of name => certificate, string given
{"SNI_server_certs":["x"]}: ValueError: key "SNI_server_certs" must have the names of servers as keys
{"SNI_server_certs":{"a.example":5}}: TypeError: key "SNI_server_certs" must be of type string (a path), int given
{"SNI_server_certs":{"a.example":[]}}: ValueError: key "SNI_server_certs" must have a "local_cert" for "a.example"
{"SNI_server_certs":{"":"x"}}: ValueError: key "SNI_server_certs" must have the names of servers as keys
{"SNI_server_certs":{"a.example":{"local_cert":"FOLDER/one.pem","local_pk":""}}}: ValueError: key "SNI_server_certs" must be a path without any null bytes
{"disable_compression":true}: fine
{"disable_compression":false}: ValueError: key "disable_compression" must be true: TLS compression gives secrets away and is never used
{"capture_peer_cert":"x"}: TypeError: key "capture_peer_cert" must be of type bool, string given
{"honor_cipher_order":true}: fine
"{\"ciphers\":\"NO-SUCH-CIPHER\"}": Lineproto\TlsException: no cipher is left by ciphers "NO-SUCH-CIPHER": no cipher match
"{\"ecdh_curve\":\"no-such-curve\"}": Lineproto\TlsException: ecdh_curve "no-such-curve" names no curve that this OpenSSL has
"{\"alpn_protocols\":\"a,,b\"}": ValueError: alpn_protocols must be names of 1 to 255 bytes, separated by commas, "a,,b" given
"{\"alpn_protocols\":\"xxxxxxxxxxxxxxxxxxxxx": ValueError: alpn_protocols must be names of 1 to 255 bytes, separated by commas, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" given
nothing thrown: "<hello>"
used, nothing thrown: "<hello>"
ValueError: lineproto_send(): Argument #3 ($options) has an unknown key "verify_pear", did you mean "verify_peer"?
Lineproto\TlsException:
nothing thrown: "tls:\/\/127.0.0.1:PORT"
ValueError: Lineproto\Server::listen(): Argument #1 ($address) is a tls address, which needs the option tls with a "local_cert" or "SNI_server_certs"
ValueError: Lineproto\Server::listen(): Argument #1 ($address) is a tls address, which needs the option tls with a "local_cert" or "SNI_server_certs"
ValueError: lineproto_serve(): Argument #1 ($address) is a tls address, which needs the option tls with a "local_cert" or "SNI_server_certs"
nothing thrown: "<hello>"
nothing thrown: "<hello>"
fine, ["cafile","SNI_server_certs"]
