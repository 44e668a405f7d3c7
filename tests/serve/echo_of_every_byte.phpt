--TEST--
Bytes 0 to 255 pass through lines unharmed, LF alone ends one
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$line = str_replace("\n", '', implode('', array_map(chr(...), range(0, 255)))) . 'end';
$all = implode("\n", array_map(fn($byte) => 'a' . chr($byte) . 'b', array_diff(range(0, 255), [10]))) . "\n";
var_dump($server->connect()->send("$line\n$all")->finish()->rest() === "$line\n$all");
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
