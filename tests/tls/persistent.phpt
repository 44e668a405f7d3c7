--TEST--
Kept connections over TLS: used again though tickets came late, not shared among options, replaced when the server has closed them
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
$server = tls_server(handler: 'function ($line, $c) { if ($line === "close all") { foreach ($c->server->connections() as $other) { $other === $c ?: $other->close(); } } return "$c->id " . $c->server->stats()["accepted"]; }',
    options: "'greeting' => null, 'on_close' => function () { say('closed'); },");
$ask = fn(array $tls = [], string $line = 'hello') => lineproto_send($server->address, $line, trusting($tls, PLAIN + ['persistent' => true]));
foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
    $tls = ['max_proto_version' => $version];
    echo 'same: ', $ask($tls), ', ', $ask($tls), ', ', $ask($tls), "\n";
    echo 'other options: ', $ask($tls + ['verify_depth' => 5]), ', ', $ask($tls + ['verify_peer' => false]), ', ', $ask($tls + ['peer_name' => 'localhost']), "\n";
    echo 'the first again: ', $ask($tls), "\n";
    $client = new Lineproto\Client($server->address, trusting($tls, PLAIN + ['persistent' => true]));
    echo 'a Client takes it: ', $client->request('hello'), ', and another ', $ask($tls), "\n";
    unset($client);
    lineproto_send($server->address, 'close all', trusting([], PLAIN));
    for ($i = 0; $i < 6; $i++) {   // five that are kept, and the one that asked for it
        $server->hear();
    }
    echo 'closed by the server: ', $ask($tls), ', ', $ask($tls), "\n";
}
// tickets that come when the connection has been put aside already, and lines that nobody has asked for
$peer = TlsPeer::listen(['version' => 3]);
$peer->begin('accept')->begin('handshake')->begin('line')->begin('say', "one\n")->begin('flush');
echo lineproto_send($peer->address, 'hello', trusting([], PLAIN + ['persistent' => true])), ' ';
array_map(fn() => $peer->answer(), range(1, 5));
$peer->begin('line')->begin('say', "two\n")->begin('flush')->begin('say', "unasked\n")->begin('flush');
echo lineproto_send($peer->address, 'hello', trusting([], PLAIN + ['persistent' => true])), ' ';
array_map(fn() => $peer->answer(), range(1, 5));
$peer->begin('accept')->begin('handshake')->begin('line')->begin('say', "three\n")->begin('flush');
echo lineproto_send($peer->address, 'hello', trusting([], PLAIN + ['persistent' => true])), "\n";
?>
--EXPECT--
same: 1 1, 1 1, 1 1
other options: 2 2, 3 3, 4 4
the first again: 1 4
a Client takes it: 1 4, and another 5 5
closed by the server: 7 7, 7 7
same: 8 8, 8 8, 8 8
other options: 9 9, 10 10, 11 11
the first again: 8 11
a Client takes it: 8 11, and another 12 12
closed by the server: 14 14, 14 14
one two three
