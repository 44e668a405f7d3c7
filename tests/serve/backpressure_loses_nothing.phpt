--TEST--
Megabytes echoed through small buffers to a peer that reads late arrive whole and in order
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_write_buffer' => 1000, 'on_start' => $ready]);
    PHP);
$text = '';
for ($i = 0; strlen($text) < 8 << 20; $i++) {
    $text .= str_repeat("$i ", $i % 300) . "\n";
}
var_dump(md5($server->connect()->exchange($text, strlen($text))) === md5($text));
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
