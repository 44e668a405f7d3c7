--TEST--
A reply that cannot be sent any more, behind close_notify or not, ends the connection and nothing turns in circles
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
$server = tls_server(handler: 'function ($line, $c) { if ($line === "stats") { return json_encode($c->server->stats()); } for ($end = hrtime(true) + 5e7; hrtime(true) < $end; ); return str_repeat("r", 200); }',
    options: "'greeting' => null, 'on_close' => function (\$c, \$reason) { say(\$reason->name); },");
foreach ([2, 3] as $version) {
    foreach ([['notify', 'close'], ['notify', 'reset'], ['close'], ['reset']] as $end) {
        $peer = TlsPeer::connect($server->address, ['version' => $version]);
        $peer->then('handshake')->then('say', "one\ntwo\nthree\n");
        $peer->then(in_array('notify', $end) ? 'notify' : 'flush')->then('flush')->then(...array_values(array_diff($end, ['notify'])));
        echo implode(' ', $end), ': ', $server->hear() !== '' ? 'ended' : '', "\n";
    }
}
$before = $server->cpu();
work(0.3);   // during which the server has nothing to do
echo $server->cpu() - $before < 0.2 ? "idle\n" : "busy\n";
?>
--EXPECT--
notify close: ended
notify reset: ended
close: ended
reset: ended
notify close: ended
notify reset: ended
close: ended
reset: ended
idle
