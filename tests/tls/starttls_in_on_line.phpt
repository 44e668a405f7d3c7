--TEST--
startTls() in on_line: what the handler still says leaves in plain text, what others say comes behind the handshake, encrypted
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
$server = tls_server(handler: 'function ($line, $c) {
    switch ($line) {
        case "STARTTLS": $c->send("first"); $c->startTls(); $c->send("second"); $c->server->after(0, fn() => $c->send("timer")); return ["third", "fourth"];
        case "lazy": return (function () use ($c) { yield "one"; $c->startTls(); yield "two"; yield "three"; })();
        case "twice": $c->startTls(); try { $c->startTls(); } catch (Throwable $e) { return get_class($e) . ": " . $e->getMessage(); }
        case "again": try { $c->startTls(); } catch (Throwable $e) { return get_class($e) . ": " . $e->getMessage(); }
        case "broadcast": return (string) $c->server->broadcast("to all");
    }
    return "<$line> " . json_encode($c->getTlsInfo()["protocol"] ?? null); }', options: '', address: 'tcp://127.0.0.1:0');
$client = function () use ($server) {
    $peer = $server->connect();
    echo $peer->line();
    return $peer;
};
$secure = function (Peer $peer) {
    @stream_context_set_option($peer->stream, ['ssl' => ['cafile' => certificate('ca'), 'peer_name' => 'localhost']]);
    echo stream_socket_enable_crypto($peer->stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT) ? "TLS\n" : "no TLS\n";
};
$peer = $client()->send("hello\nSTARTTLS\n");
for ($i = 0; $i < 5; $i++) {
    echo $peer->line();
}
$other = $client();
$other->send("broadcast\n");   // while the handshake is under way
echo $other->line(), $other->line();
$secure($peer);
echo $peer->line(), $peer->line();
$peer->send("hello\nagain\n");
echo $peer->line(), $peer->line();
$peer->send("tail")->close();
$peer = $client()->send("lazy\n");
echo $peer->line(), $peer->line(), $peer->line();
$secure($peer);
$peer->send("hello\n");
echo $peer->line();
$peer = $client()->send("twice\n");
echo $peer->line();
$secure($peer);
$peer->send("hello\n");
echo $peer->line();
$peer->close();
$other->close();
echo $server->stop(), $server->errors(), "\n";
?>
--EXPECT--
connect
<hello> null
first
second
third
fourth
connect
to all
2
TLS
timer
to all
<hello> "TLSv1.3"
Lineproto\LineprotoError: the connection speaks TLS already
connect
one
two
three
TLS
<hello> "TLSv1.3"
connect
Lineproto\LineprotoError: the connection is to start TLS already
TLS
<hello> "TLSv1.3"
0
