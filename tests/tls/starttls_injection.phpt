--TEST--
STARTTLS with plain text behind it in the same packet: it is never handled, and the connection ends
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
$log = "'log' => function (\$level, \$message, \$context) { if (\$level !== 'error') say(\"\$message\" . preg_replace('/127.0.0.1:?\d*: ?/', ': ', ' ' . (\$context['reason'] ?? ''))); }, 'on_close' => function (\$c, \$reason) { say(\"closed: \$reason->name\"); }, 'greeting' => null,";
$until_closed = function (Child $server) {
    do {
        echo '  ', $line = $server->hear(), "\n";
    } while (!str_starts_with($line, 'closed'));
};
$on_line = 'function ($line, $c) { say("line: $line"); if ($line !== "STARTTLS") return "<$line>"; try { $c->startTls(); } catch (Throwable $e) { say(get_class($e)); throw $e; } return "go ahead"; }';
$server = tls_server(handler: $on_line, options: $log, address: 'tcp://127.0.0.1:0');
foreach (["STARTTLS\r\nEVIL\r\n", "STARTTLS\r\nEVIL", "STARTTLS\n\n", "STARTTLS\n\r", "STARTTLS\n\x16\x03\x01", "hello\nSTARTTLS\nEVIL\nEVIL\n"] as $attack) {
    $peer = $server->connect()->send($attack);
    echo json_encode($attack), ': ', json_encode($peer->rest()), "\n";
    $until_closed($server);
}
$session = 'while (($line = $c->readLine()) !== null) { say("line: $line"); if ($line !== "STARTTLS") { $c->send("<$line>"); continue; }
    $c->send("go ahead"); try { $c->startTls(); say("done"); } catch (Throwable $e) { say(get_class($e)); throw $e; } }';
$server = tls_session_server($session, $log, address: 'tcp://127.0.0.1:0');
foreach (["STARTTLS\r\nEVIL\r\n", "STARTTLS\r\nEVIL", "STARTTLS\n\n", "hello\nSTARTTLS\nEVIL\nEVIL\n"] as $attack) {
    $peer = $server->connect()->send($attack);
    echo 'session, ', json_encode($attack), ': ', json_encode($peer->rest()), "\n";
    $until_closed($server);
}
// what comes in the next packet is taken for the beginning of the handshake, which it is not
foreach ([tls_server(handler: $on_line, options: $log, address: 'tcp://127.0.0.1:0'), tls_session_server($session, $log, address: 'tcp://127.0.0.1:0')] as $server) {
    $peer = $server->connect()->send("STARTTLS\r\n");
    echo $peer->line();
    $peer->send("EVIL\r\nEVIL\r\n")->rest();
    $until_closed($server);
}
// what comes while a session is busy elsewhere, between the command and startTls()
$other = raw_server('fgets($peer); say("asked"); fgets($peer); fwrite($peer, "y\n");');
$server = tls_session_server('$c->readLine(); $c->send("wait"); $client = new Lineproto\Client($GLOBALS["other"], ["greeting" => false]); $client->send("x");
    try { $client->request("y"); $c->startTls(); } catch (Throwable $e) { say(get_class($e)); throw $e; }', $log, [], 'tcp://127.0.0.1:0',
    '$other = ' . var_export($other->address, true) . ';');
$peer = $server->connect()->send("STARTTLS\r\n");
echo $peer->line();
$peer->send("EVIL\r\nEVIL\r\n")->rest();
$until_closed($server);
// the beginning of a line that is too long, before a timer's startTls(): what is kept of it is no line of the TLS client
$server = tls_server(handler: 'function ($line, $c) { say("line: $line"); $c->server->after(0.05, function () use ($c) { try { $c->startTls(); } catch (Throwable $e) { say(get_class($e)); } }); return "wait"; }',
    options: $log . " 'max_line' => 10, 'overflow' => Lineproto\\Overflow::Truncate,", address: 'tcp://127.0.0.1:0');
$peer = $server->connect()->send("STARTTLS\n");
echo $peer->line();
$peer->send(str_repeat('EVIL', 10))->rest();
$until_closed($server);
?>
--EXPECT--
"STARTTLS\r\nEVIL\r\n": ""
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
"STARTTLS\r\nEVIL": ""
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
"STARTTLS\n\n": ""
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
"STARTTLS\n\r": ""
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
"STARTTLS\n\u0016\u0003\u0001": ""
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
"hello\nSTARTTLS\nEVIL\nEVIL\n": "<hello>\n"
  line: hello
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
session, "STARTTLS\r\nEVIL\r\n": "go ahead\n"
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
session, "STARTTLS\r\nEVIL": "go ahead\n"
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
session, "STARTTLS\n\n": "go ahead\n"
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
session, "hello\nSTARTTLS\nEVIL\nEVIL\n": "<hello>\ngo ahead\n"
  line: hello
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
go ahead
  line: STARTTLS
  TLS handshake failed : what came is not TLS: wrong version number
  closed: Handshake
go ahead
  line: STARTTLS
  TLS handshake failed : what came is not TLS: wrong version number
  Lineproto\TlsException
  closed: Handshake
wait
  TLS handshake failed : what came is not TLS: wrong version number
  Lineproto\TlsException
  closed: Handshake
wait
  line: STARTTLS
  Lineproto\ProtocolException
  closed: Error
