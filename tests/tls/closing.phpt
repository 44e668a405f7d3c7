--TEST--
close() says goodbye with close_notify, abort() does not; lines that come behind it are not handled
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
$server = tls_server(handler: 'function ($line, $c) { switch ($line) { case "close": $c->close(); return "too late"; case "last": $c->close("goodbye"); return null; case "abort": $c->abort(); return null; case "throw": throw new Exception("x"); default: return "<$line>"; } }',
    options: "'greeting' => null, 'on_close' => function (\$c, \$reason) { say(\$reason->name . ' ' . json_encode(\$c->getTlsInfo()['protocol'] ?? null)); }, 'log' => fn() => null, 'idle_timeout' => 0.5,");
foreach ([2, 3] as $version) {
    foreach (['close', 'last', 'abort', 'throw', 'wait'] as $line) {
        $peer = TlsPeer::connect($server->address, ['version' => $version]);
        $peer->then('handshake')->then('say', "before\n$line\n" . ($line === 'wait' ? '' : "behind\n"))->then('flush');
        echo "$line: ", str_replace("\n", ' ', $peer->rest()), ', ', $server->hear(), "\n";
    }
}
// the same from a PHP stream: feof() without an error
$stream = tls_stream($server->address);
$stream->send("one\nlast\n");
echo $stream->line(), $stream->line(), json_encode($stream->rest()), ' ', json_encode(feof($stream->stream)), "\n";
?>
--EXPECT--
close: <before>  notify, Local "TLSv1.2"
last: <before> goodbye  notify, Local "TLSv1.2"
abort:  reset, Local "TLSv1.2"
throw: <before>  notify, Error "TLSv1.2"
wait: <before> <wait>  notify, Idle "TLSv1.2"
close: <before>  notify, Local "TLSv1.3"
last: <before> goodbye  notify, Local "TLSv1.3"
abort:  reset, Local "TLSv1.3"
throw: <before>  notify, Error "TLSv1.3"
wait: <before> <wait>  notify, Idle "TLSv1.3"
<one>
goodbye
"" true
