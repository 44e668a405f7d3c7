--TEST--
A session that one listener has given is nothing to another: it is no way around verify_peer
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
$server = Child::serve('$server = new Lineproto\Server(["greeting" => null, "log" => fn() => null]); $handler = fn($line, $c) => json_encode($c->getTlsInfo()["resumed"]) . " " . $c->getTlsInfo()["peer_cn"];
    $open = ["local_cert" => ' . var_export(certificate(), true) . ']; $closed = $open + ["verify_peer" => true, "cafile" => ' . var_export(certificate('ca'), true) . '];
    say("listening " . implode(" ", [$server->listen("tls://127.0.0.1:0", $handler, ["tls" => $open]), $server->listen("tls://127.0.0.1:0", $handler, ["tls" => $closed]), $server->listen("tls://127.0.0.1:0", $handler, ["tls" => $open])])); $server->run();');
$file = tempnam(sys_get_temp_dir(), 'session');
foreach (['-tls1_2', '-tls1_3'] as $version) {
    $ask = function (int $which, string ...$options) use ($server, $version) {
        $client = s_client($server->addresses[$which], $version, ...$options);
        $client->say("hello\n");
        $got = $client->expect('/((?:true|false) \w*)\n|alert [\w ]+/m');
        $client->say("Q\n")->rest();
        return rtrim($got[1] ?? $got[0]);
    };
    echo "$version open: ", $ask(0, '-sess_out', $file), ', again: ', $ask(0, '-sess_in', $file), "\n";
    echo '  one with verify_peer: ', $ask(1, '-sess_in', $file), "\n";
    echo '  one that is the same: ', $ask(2, '-sess_in', $file), "\n";
    echo '  with a certificate: ', $ask(1, '-cert', certificate('client'), '-key', certificate('client'), '-sess_out', $file), ', again: ', $ask(1, '-sess_in', $file), "\n";
    echo '  and at the open one: ', $ask(0, '-sess_in', $file), "\n";
}
unlink($file);
?>
--EXPECT--
-tls1_2 open: false, again: true
  one with verify_peer: alert handshake failure
  one that is the same: true
  with a certificate: false client, again: true client
  and at the open one: false
-tls1_3 open: false, again: true
  one with verify_peer: alert certificate required
  one that is the same: true
  with a certificate: false client, again: true client
  and at the open one: false
