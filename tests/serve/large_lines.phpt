--TEST--
Lines of megabytes pass whole when max_line allows them
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_line' => 20 << 20, 'on_start' => $ready]);
    PHP);
$text = '';
foreach ([1, 4095, 4096, 4097, 65535, 65536, 65537, 69632, 3 << 20, 17 << 20] as $length) {
    $text .= substr(str_repeat(bin2hex(random_bytes(1000)), (int) ceil($length / 2000)), 0, $length) . "\n";
}
var_dump(md5($server->connect()->exchange($text, strlen($text))) === md5($text));
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
