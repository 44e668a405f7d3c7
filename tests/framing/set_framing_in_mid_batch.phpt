--TEST--
setFraming() to every framing applies from the very next byte on, within one packet or cut anywhere
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
$server = line_server('function ($m, $c) use ($framings) { if (isset($framings[$m])) $c->setFraming(eval("return {$framings[$m]};")); return "OK $m"; }',
    "'greeting' => null,", before: '$framings = ' . var_export(FRAMINGS, true) . ';');
$bytes = $want = '';
$last = 'lines';
foreach ([...array_keys(FRAMINGS), ...array_reverse(array_keys(FRAMINGS))] as $name) {
    $bytes .= wire($last, $name) . wire($name, 'x');
    $want .= wire($name, "OK $name") . wire($name, 'OK x');
    $last = $name;
}
$whole = $server->connect()->send($bytes)->finish()->rest();
echo $whole === $want ? 'as it should be' : seen($whole) . "\n" . seen($want), "\n";
for ($cut = 1; $cut < strlen($bytes); $cut += 3) {
    $got = $server->connect()->send(substr($bytes, 0, $cut))->send(substr($bytes, $cut))->finish()->rest();
    if ($got !== $want) {
        echo "cut at $cut: ", seen($got), "\n";
    }
}
echo $server->stop(), $server->errors();
?>
--EXPECT--
as it should be
0
