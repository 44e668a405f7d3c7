--TEST--
A drain with TLS connections of every kind: idle ones, one in mid-line, one in mid-handshake, one with a reply to come
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
foreach ([2, 3] as $version) {
    $server = tls_server(handler: 'function ($line, $c) { if ($line === "slow") { say("slow"); for ($end = hrtime(true) + 2e8; hrtime(true) < $end; ); } return "<$line>"; }',
        options: "'on_close' => function (\$c, \$reason) { say(\$reason->name); }, 'handshake_timeout' => 10, 'log' => fn() => null,");
    $open = fn() => TlsPeer::connect($server->address, ['version' => $version]);
    $idle = $open()->then('handshake');
    $middle = $open()->then('handshake')->then('say', "begun")->then('flush');
    $half = $open();
    $half->hello();
    $half->then('flush', '100');
    echo $idle->line(), $middle->line();
    $busy = $open()->then('handshake')->then('say', "slow\nbehind it\n")->then('flush');
    echo $busy->line(), $server->hear(), "\n";
    $server->signal(15);
    foreach (['busy' => $busy, 'idle' => $idle, 'middle' => $middle] as $name => $peer) {
        echo "$name: ", json_encode($peer->rest()), "\n";
        $peer->then('close');
    }
    // its handshake is brought to an end, since only then it can be told
    $half->then('handshake');
    echo 'half: ', json_encode($half->rest()), "\n";
    $half->then('close');
    echo $server->wait(), ' ', $server->hear(), ', ', $server->hear(), ', ', $server->hear(), "\n";
}
// who begins no handshake holds a drain up for handshake_timeout and no longer
$server = tls_server(options: "'greeting' => null, 'handshake_timeout' => 0.2, 'log' => fn() => null,");
$silent = new Peer(preg_replace('~^tls~', 'tcp', $server->address));
lineproto_send($server->address, 'hello', trusting());
$start = microtime(true);
echo $server->stop(), microtime(true) - $start < 2 ? ' in time' : ' too late', "\n";
?>
--EXPECT--
connect
connect
connect
slow
busy: "<slow>\n<behind it>\n notify"
idle: " notify"
middle: " notify"
half: "not connect\n notify"
0 Drain, Drain, Drain
connect
connect
connect
slow
busy: "<slow>\n<behind it>\n notify"
idle: " notify"
middle: " notify"
half: "not connect\n notify"
0 Drain, Drain, Drain
0 in time
