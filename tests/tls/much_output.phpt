--TEST--
Megabytes to a peer that reads slowly, and broadcasts to members with and without TLS
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
$server = tls_server(handler: 'function ($line, $c) { switch ($line) { case "big": return str_repeat("b", 2000000); case "many": return (function () { for ($i = 0; $i < 50000; $i++) yield "$i " . str_repeat("m", $i % 100); })();
    default: return "<$line>"; } }', options: "'greeting' => null,");
foreach ([2, 3] as $version) {
    $peer = TlsPeer::connect($server->address, ['version' => $version]);
    $peer->then('handshake')->then('say', "big\nmany\nafter\n")->then('flush');
    lineproto_send($server->address, 'hello', trusting());   // others are served while that peer does not read
    echo strlen($peer->line()), ' ';
    $peer->then('say', "end\n")->then('notify')->then('flush');
    $expected = '';
    for ($i = 0; $i < 50000; $i++) {
        $expected .= "$i " . str_repeat('m', $i % 100) . "\n";
    }
    echo $peer->rest() === "$expected<after>\n<end>\n notify" ? 'right' : 'WRONG', "\n";
}
// and to a client of ours, through small buffers
$client = new Lineproto\Client($server->address, trusting([], PLAIN + ['max_line' => 10000000]));
echo strlen($client->request('big')), ' ', count($client->pipeline(array_fill(0, 20, 'big'))), ' ', $client->request('after'), "\n";
// members of a group
$plain = Child::serve('$server = new Lineproto\\Server(["greeting" => null, "tls" => ["local_cert" => ' . var_export(certificate(), true) . ']]);
    $handler = function ($line, $c) { if ($line === "join") { $c->join("all"); return "joined"; } return (string) $c->server->broadcast($line, "all"); };
    say("listening " . $server->listen("tls://127.0.0.1:0", $handler) . " " . $server->listen("tcp://127.0.0.1:0", $handler)); $server->run();');
$members = [];
for ($i = 0; $i < 6; $i++) {
    $members[] = $member = new Lineproto\Client($plain->addresses[$i % 2], trusting());
    $member->request('join');
}
$message = str_repeat('c', 60000);
echo lineproto_send($plain->addresses[0], $message, trusting()), ' ', lineproto_send($plain->addresses[1], 'short', PLAIN), ":";
foreach ($members as $member) {
    echo ' ', $member->readLine() === $message ? 'long' : 'WRONG', '+', $member->readLine();
}
echo "\n";
?>
--EXPECT--
2000001 right
2000001 right
2000000 20 <after>
6 6: long+short long+short long+short long+short long+short long+short
