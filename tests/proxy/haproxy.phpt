--TEST--
Behind a real HAProxy: both versions, IPv6, Unix sockets at either side, checksums, TLS ended by it, its health checks
--EXTENSIONS--
lineproto
openssl
--SKIPIF--
<?php
exec('command -v haproxy', $path, $status);
die($status ? 'skip haproxy is not there' : (@stream_socket_server('tcp://[::1]:0') ? '' : 'skip this machine has no IPv6'));
?>
--FILE--
<?php
require __DIR__ . '/proxy.inc';

$folder = sys_get_temp_dir() . '/lineproto-haproxy-' . getmypid();
mkdir($folder);
register_shutdown_function(fn() => array_map('unlink', glob("$folder/*")) && rmdir($folder));

/* one certificate for both sides */
$key = openssl_pkey_new(['private_key_bits' => 2048]);
$certificate = openssl_csr_sign(openssl_csr_new(['commonName' => 'client.example'], $key), null, $key, 2);
openssl_x509_export($certificate, $pem);
openssl_pkey_export($key, $secret);
file_put_contents("$folder/both.pem", $pem . $secret);

$server = Child::serve(<<<PHP
    \$options = ['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1', 'unix:']];
    \$server = new Lineproto\Server(\$options + ['on_start' => \$ready, 'log_level' => 'error']);
    \$handler = fn(\$line, \$peer) => \$line === 'count' ? json_encode(\$server->stats()) : "\$peer->remoteAddress \$peer->localAddress";
    \$server->listen('tcp://127.0.0.1:0', \$handler, ['max_per_ip' => 1]);
    \$server->listen('tcp://127.0.0.1:0', \$handler);
    \$server->listen('unix://$folder/server', \$handler);
    \$server->run();
    PHP);
[$single, $plain] = array_map(fn($address) => substr($address, 6), $server->addresses);
$ways = [
    'send-proxy' => ['tcp://127.0.0.1:0', "$single send-proxy"],
    'send-proxy-v2' => ['tcp://127.0.0.1:0', "$plain send-proxy-v2"],
    'send-proxy, IPv6' => ['tcp://[::1]:0', "$plain send-proxy"],
    'send-proxy-v2, IPv6' => ['tcp://[::1]:0', "$plain send-proxy-v2"],
    'send-proxy to a Unix socket' => ['tcp://127.0.0.1:0', "$folder/server send-proxy"],
    'send-proxy-v2 with a checksum' => ['tcp://127.0.0.1:0', "$folder/server send-proxy-v2 proxy-v2-options crc32c,unique-id,authority"],
    'send-proxy-v2-ssl-cn' => ['tcp://127.0.0.1:0', "$plain send-proxy-v2-ssl-cn proxy-v2-options crc32c,authority,ssl,cert-cn,cert-key,cert-sig,ssl-cipher", 'tls'],
    'checked by it' => ['tcp://127.0.0.1:0', "$plain send-proxy-v2 check inter 50"],
    'send-proxy from a Unix socket' => ["unix://$folder/v1", "$plain send-proxy"],
    'send-proxy-v2 from a Unix socket' => ["unix://$folder/v2", "$plain send-proxy-v2"],
];
$config = "global\n maxconn 100\ndefaults\n mode tcp\n timeout connect 10s\n timeout client 20s\n timeout server 20s\n";
$descriptors = [['file', '/dev/null', 'r'], ['file', "$folder/log", 'w'], ['redirect', 1]];
$addresses = [];
foreach ($ways as $name => [$listen, $to]) {
    $descriptors[] = $socket = stream_socket_server($listen);   // inherited: so no port needs to be found
    $addresses[$name] = str_starts_with($listen, 'unix') ? $listen : 'tcp://' . stream_socket_get_name($socket, false);
    $fd = count($descriptors) - 1;
    $tls = isset($ways[$name][2]) ? " ssl crt $folder/both.pem ca-file $folder/both.pem verify optional crt-ignore-err all alpn lines" : '';
    $config .= "listen way$fd\n bind fd@$fd$tls\n unique-id-format %pid-%ts-%rt\n server lineproto $to\n";
}
file_put_contents("$folder/cfg", $config);
$haproxy = proc_open(['haproxy', '-db', '-f', "$folder/cfg"], $descriptors, $pipes);
$fail = fn(string $what) => fail($what . ': ' . file_get_contents("$folder/log"));

foreach ($addresses as $name => $address) {
    $greeting = 'connect';
    if (isset($ways[$name][2])) {
        $context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false, 'local_cert' => "$folder/both.pem",
            'peer_name' => 'asked.example', 'alpn_protocols' => 'lines']]);
        $stream = @stream_socket_client("ssl" . substr($address, 3), $code, $error, DEADLINE, STREAM_CLIENT_CONNECT, $context) ?: $fail("TLS: $error");
    } else {
        $stream = stream_socket_client($address, $code, $error, DEADLINE);
    }
    stream_set_timeout($stream, DEADLINE);
    fwrite($stream, "hello\n");
    fgets($stream) === "connect\n" || $fail("$name: no greeting");
    $said = rtrim((string) fgets($stream));
    $ends = stream_socket_get_name($stream, false) . ' ' . stream_socket_get_name($stream, true);
    /* with a Unix socket at its side HAProxy has no addresses to tell */
    $expected = str_starts_with($address, 'unix') ? (bool) preg_match("/^127\.0\.0\.1:\d+ $plain$/", $said) : $said === $ends;
    echo $name, ': ', $expected ? 'fine' : "$said instead of $ends", "\n";
    if ($name === 'send-proxy') {   // max_per_ip is about the clients, of whom one is here
        $others = array_map(fn($from) => stream_socket_client($address, $code, $error, DEADLINE, STREAM_CLIENT_CONNECT,
            stream_context_create(['socket' => ['bindto' => "$from:0"]])), ['127.0.0.1', '127.0.0.2']);
        echo fgets($others[0]), fgets($others[1]);
        unset($others);
    }
    fclose($stream);
}
/* its checks, which send LOCAL, are connections like others */
$deadline = microtime(true) + DEADLINE;
$peer = new Peer($addresses['send-proxy-v2']);
$peer->line();
do {
    $stats = json_decode($peer->send("count\n")->line(), true);
    $read = [$peer->stream];
    $none = null;
    stream_select($read, $none, $none, 0, 20000);
} while ($stats['accepted'] < count($ways) + 5 && microtime(true) < $deadline);
echo $stats['accepted'] >= count($ways) + 5 ? "checked\n" : json_encode($stats);
echo $stats['accepted'] === $stats['open'] + $stats['closed'] && $stats['refused'] === 1 ? '' : json_encode($stats);
proc_terminate($haproxy, 9);
proc_close($haproxy);
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
send-proxy: fine
not connect
connect
send-proxy-v2: fine
send-proxy, IPv6: fine
send-proxy-v2, IPv6: fine
send-proxy to a Unix socket: fine
send-proxy-v2 with a checksum: fine
send-proxy-v2-ssl-cn: fine
checked by it: fine
send-proxy from a Unix socket: fine
send-proxy-v2 from a Unix socket: fine
checked
0
