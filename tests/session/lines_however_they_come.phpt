--TEST--
Lines are the same in one packet, dripped byte by byte, and cut anywhere
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('while (($line = $c->readLine()) !== null) $c->send("<$line>");');
$bytes = "one\n\nthree\r\n0\ntail";
$want = "<one>\n<>\n<three>\n<0>\n<tail>\n";
for ($cut = 0; $cut < strlen($bytes); $cut++) {
    $got = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest();
    echo $got === $want ? '' : "cut at $cut: " . json_encode($got) . "\n";
}
$dripping = $server->connect();
foreach (str_split($bytes) as $i => $byte) {
    $dripping->send($byte);
    if ($byte === "\n") {
        echo $dripping->line();
    }
}
echo $dripping->finish()->rest(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
<one>
<>
<three>
<0>
<tail>
0after
