--TEST--
Replies of every size leave whole and in order, in one batch with short ones
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => str_repeat('x', (int) $line), ['greeting' => null, 'on_start' => $ready]);
    PHP);
$sizes = [0, 1, 2047, 2048, 2049, 3, 65535, 65536, 65537, 1, 1, 200000, 5, 1 << 20, (1 << 20) + 1, 0, 3 << 20, 7];
for ($i = 0; $i < 200; $i++) {
    $sizes[] = 2048 + $i;
}
$text = $server->connect()->send(implode("\n", $sizes) . "\n")->finish()->rest();
var_dump(array_map(strlen(...), explode("\n", substr($text, 0, -1))) === $sizes);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
