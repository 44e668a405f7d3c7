--TEST--
A header may come in any two pieces, and byte by byte; what comes with its end is not lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'max_connections' => 1000,");
$probe = $server->connect()->send(v1('9.9.9.9') . "probe\n");
$probe->line();
/* when the probe has its answer, the server has looked at what was sent before */
$looked = fn() => [$probe->line(), $probe->send("probe\n")][0];
foreach ([v1(), v2_tcp4(), v2_tcp4(v2_tlv(4, str_repeat('x', 40)))] as $header) {
    $peers = [];
    for ($i = 1; $i < strlen($header); $i++) {
        $peers[$i] = $server->connect()->send(substr($header, 0, $i));
    }
    $looked();
    $looked();
    foreach ($peers as $i => $peer) {
        $peer->send(substr($header, $i) . "x\n");
    }
    $dripped = $server->connect();
    foreach (str_split("{$header}x\n") as $byte) {
        $dripped->send($byte);
        $looked();
    }
    $said = array_map(fn($peer) => $peer->line() . $peer->line(), [...$peers, $dripped]);
    echo count($said), json_encode(array_unique($said)), "\n";
    $peers = [];
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
34["connect\nx 1.2.3.4:56 5.6.7.8:78\n"]
28["connect\nx 1.2.3.4:56 5.6.7.8:78\n"]
71["connect\nx 1.2.3.4:56 5.6.7.8:78\n"]
0
accepted 134, open 0, closed 134, refused 0
