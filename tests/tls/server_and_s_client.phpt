--TEST--
A TLS server and openssl s_client: in TLS 1.2 and 1.3, one line, many, one longer than a record, the end from both sides
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
$server = tls_server(handler: 'fn($line, $c) => $line === "bye" ? $c->close("<bye>") : "<" . strlen($line) . " $line"', options: '');
echo preg_replace('~:\d+$~', ':PORT', $server->address), "\n";
foreach (['-tls1_2', '-tls1_3'] as $version) {
    $client = s_client($server->address, $version, '-CAfile', certificate('ca'), '-verify_return_error', '-servername', 'localhost', '-verify_hostname', 'localhost');
    echo $client->expect('/^New, (TLSv1\.\d)/m')[1], ': ', $client->expect('/connect\n/m')[0];
    echo $client->say("hello\n")->expect('/<.*\n/m')[0];
    $lines = implode('', array_map(fn($i) => "line $i\n", range(1, 500)));
    $client->say($lines);
    for ($i = 1; $i <= 500; $i++) {
        $client->expect("/<\d+ line $i\n/m");
    }
    [, $length, $same] = $client->say(str_repeat('x', 50000) . "\n")->expect('/<(\d+) (x*)\n/m');
    echo "$length ", strlen($same), "\n";
    $client->say("bye\n")->expect('/<bye>\n/m');
    echo str_contains($client->rest(), "closed\n") ? "closed by the server\n" : "not closed: $client->said\n";
    $client = s_client($server->address, $version, '-CAfile', certificate('ca'));
    $client->expect('/connect\n/m');
    $client->say("Q\n");   // ends s_client
    echo str_contains($client->rest(), 'DONE') ? "closed by s_client\n" : "not closed: $client->said\n";
}
echo $server->stop(), ' ', $server->errors(), "\n";
?>
--EXPECT--
tls://127.0.0.1:PORT
TLSv1.2: connect
<5 hello
50000 50000
closed by the server
closed by s_client
TLSv1.3: connect
<5 hello
50000 50000
closed by the server
closed by s_client
0 
