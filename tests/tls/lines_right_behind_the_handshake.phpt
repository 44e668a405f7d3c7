--TEST--
Lines that come in one packet with the end of the handshake are handled, also with close_notify behind them, also after startTls()
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
$on_line = 'function ($line, $c) { if ($line === "STARTTLS") { $c->startTls(); return "go ahead"; } return "<$line>"; }';
$session = 'while (($line = $c->readLine()) !== null) { if ($line === "STARTTLS") { $c->send("go ahead"); $c->startTls(); continue; } $c->send("<$line>"); }';
foreach (['tls', 'tcp'] as $scheme) {
    foreach (['on_line' => tls_server(handler: $on_line, address: "$scheme://127.0.0.1:0"), 'session' => tls_session_server($session, address: "$scheme://127.0.0.1:0")] as $kind => $server) {
        foreach ([2, 3] as $version) {
            foreach ([[], ['notify']] as $end) {
                $peer = TlsPeer::connect($server->address, ['version' => $version]);
                if ($scheme === 'tcp') {
                    $peer->then('raw', "STARTTLS\n")->then('flush');
                    $peer->clear("go ahead\n");
                }
                if ($version === 2) {   // the server's Finished comes last
                    $peer->then('handshake');
                } else {
                    $peer->then('handshake', 'hold');
                }
                $peer->then('say', "one\ntwo\n")->then('say', "three\n");
                array_map(fn($command) => $peer->then($command), $end);
                $peer->then('flush');
                echo "$scheme, $kind, $version: ", trim($peer->line()), trim($peer->line()), trim($peer->line()), $end ? $peer->rest() : '', "\n";
            }
        }
    }
}
?>
--EXPECT--
tls, on_line, 2: <one><two><three>
tls, on_line, 2: <one><two><three> notify
tls, on_line, 3: <one><two><three>
tls, on_line, 3: <one><two><three> notify
tls, session, 2: <one><two><three>
tls, session, 2: <one><two><three> notify
tls, session, 3: <one><two><three>
tls, session, 3: <one><two><three> notify
tcp, on_line, 2: <one><two><three>
tcp, on_line, 2: <one><two><three> notify
tcp, on_line, 3: <one><two><three>
tcp, on_line, 3: <one><two><three> notify
tcp, session, 2: <one><two><three>
tcp, session, 2: <one><two><three> notify
tcp, session, 3: <one><two><three>
tcp, session, 3: <one><two><three> notify
