--TEST--
max_line and overflow do not care how the bytes came
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
$server = tls_server(options: "'greeting' => null, 'max_line' => 1000, 'overflow_reply' => 'too long',");
foreach ([2, 3] as $version) {
    $peer = TlsPeer::connect($server->address, ['version' => $version]);
    $peer->then('handshake')->then('say', str_repeat('x', 1000) . "\n")->then('flush');
    echo strlen($peer->line()), "\n";
    $peer->then('say', "before\n" . str_repeat('x', 1001) . "\nafter\n")->then('flush');
    echo $peer->rest(), "\n";
}
foreach (['Discard', 'Truncate'] as $overflow) {
    $server = tls_server(handler: 'fn($line) => strlen($line) . " " . substr($line, 0, 10)', options: "'greeting' => null, 'max_line' => 100, 'overflow' => Lineproto\\Overflow::$overflow,");
    $peer = TlsPeer::connect($server->address);
    $peer->then('handshake')->then('say', "first\n");
    for ($i = 0; $i < 40; $i++) {
        $peer->then('say', str_repeat('x', 16384));
    }
    $peer->then('say', "\nlast\n")->then('notify')->then('flush');
    echo $peer->rest(), "\n";
}
?>
--EXPECT--
1003
<before>
too long
 notify
1003
<before>
too long
 notify
5 first
4 last
 notify
5 first
100 xxxxxxxxxx
4 last
 notify
