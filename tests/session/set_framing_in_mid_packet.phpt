--TEST--
setFraming() applies to the very next byte in both directions, wherever the packets are cut
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../framing/framings.inc';
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($message = $c->readLine()) !== null) {
        $c->send("OK $message");
        if (isset($GLOBALS['framings'][$message])) {
            $c->setFraming(eval("return {$GLOBALS['framings'][$message]};"));
        }
    }
    PHP, before: '$framings = ' . var_export(FRAMINGS, true) . ';');
$bytes = $want = '';
$last = 'lines';
foreach ([...array_keys(FRAMINGS), ...array_reverse(array_keys(FRAMINGS))] as $name) {
    $bytes .= wire($last, $name) . wire($name, 'x');
    $want .= wire($last, "OK $name") . wire($name, 'OK x');
    $last = $name;
}
for ($cut = 0; $cut < strlen($bytes); $cut += 7) {
    $got = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest();
    echo $got === $want ? '' : "cut at $cut: " . seen($got) . "\n" . seen($want) . "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
0after
