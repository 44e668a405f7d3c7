--TEST--
A handshake after startTls() that fails, is late, or is left: the reason arrives in on_close and in the session, and output that waits for it holds nothing up
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
$options = "'handshake_timeout' => 0.15, 'greeting' => null, 'log' => fn() => null, 'on_close' => function (\$c, \$reason) { say(\"closed: \$reason->name\"); },";
$session = '$c->readLine(); $c->send("go ahead"); $c->server->after(0, fn() => $c->send("waits")); try { $c->startTls(); say("done"); } catch (Throwable $e) { say(get_class($e) . ": " . ($e->phase ?? $e->getMessage())); $c->send("too late"); }';
$on_line = 'function ($line, $c) { $c->startTls(); $c->server->after(0, fn() => $c->send("waits")); return "go ahead"; }';
foreach (['on_line' => tls_server(handler: $on_line, options: $options, address: 'tcp://127.0.0.1:0'), 'session' => tls_session_server($session, $options, address: 'tcp://127.0.0.1:0')] as $kind => $server) {
    foreach (['late' => null, 'garbage' => "GET / HTTP/1.0\r\n\r\n", 'FIN' => '', 'alert' => "\x15\x03\x01\x00\x02\x02\x28"] as $case => $bytes) {
        $start = microtime(true);
        $peer = $server->connect()->send("STARTTLS\n");
        echo "$kind, $case: ", trim($peer->line());
        $bytes === null ?: $peer->send($bytes);
        $bytes === '' && $peer->finish();
        if ($kind === 'session') {
            echo ', ', $server->hear();
        }
        echo ', ', $server->hear(), str_contains($peer->rest(), 'waits') ? ' IN PLAIN TEXT' : '', microtime(true) - $start > 2 ? ' too late' : '', "\n";
    }
}
// closed by its own server in the middle of it
foreach (['$c->close()', '$c->close("bye")', '$c->abort()'] as $end) {
    $server = tls_session_server("\$c->readLine(); \$c->send('go ahead'); \$c->server->after(0.02, function () use (\$c) { \$c->send('waits'); $end; }); try { \$c->startTls(); } catch (Throwable \$e) { say(get_class(\$e)); }", $options, address: 'tcp://127.0.0.1:0');
    $start = microtime(true);
    $peer = $server->connect()->send("STARTTLS\n");
    echo "$end: ", trim($peer->line()), ', ', $server->hear(), ', ', $server->hear(), ', ', json_encode($peer->rest()), microtime(true) - $start > 2 ? ' too late' : '', "\n";
}
?>
--EXPECT--
on_line, late: go ahead, closed: Handshake
on_line, garbage: go ahead, closed: Handshake
on_line, FIN: go ahead, closed: Handshake
on_line, alert: go ahead, closed: Handshake
session, late: go ahead, Lineproto\TimeoutException: handshake, closed: Handshake
session, garbage: go ahead, Lineproto\TlsException: the TLS handshake failed: what came is not TLS: http request, closed: Handshake
session, FIN: go ahead, Lineproto\TlsException: the TLS handshake failed: the peer closed the connection during the handshake, closed: Handshake
session, alert: go ahead, Lineproto\TlsException: the TLS handshake failed: unexpected message, closed: Handshake
$c->close(): go ahead, Lineproto\ClosedException, closed: Local, ""
$c->close("bye"): go ahead, Lineproto\ClosedException, closed: Local, ""
$c->abort(): go ahead, Lineproto\ClosedException, closed: Local, ""
