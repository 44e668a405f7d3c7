--TEST--
Lines for which nobody waits all arrive, though the client is gone when the server's tickets come
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
$handler = 'function ($line, $c) use (&$n) { if ($line === "count") { return $n . " " . $c->server->stats()["open"]; } $n++; return ANSWER; }';
foreach (['null', "'r'"] as $answer) {
    foreach ([STREAM_CRYPTO_PROTO_TLSv1_2, STREAM_CRYPTO_PROTO_TLSv1_3] as $version) {
        $server = tls_server(handler: $handler, before: "\$n = 0; const ANSWER = $answer;");
        $options = trusting(['max_proto_version' => $version], PLAIN + ['reply' => Lineproto\Reply::None]);
        for ($calls = 0; $calls < 20; $calls++) {
            lineproto_send($server->address, array_fill(0, 100, str_repeat('l', 200)), $options);
            lineproto_send($server->address, 'one', $options);
        }
        for ($deadline = microtime(true) + 3; ($n = lineproto_send($server->address, 'count', trusting())) !== "2020 1" && microtime(true) < $deadline; );
        echo "$answer: $n\n";
    }
}
?>
--EXPECT--
null: 2020 1
null: 2020 1
'r': 2020 1
'r': 2020 1
