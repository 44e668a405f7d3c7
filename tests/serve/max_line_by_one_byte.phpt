--TEST--
A line of exactly max_line bytes passes, one byte more does not, with LF as with CRLF
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (string) strlen($line), ['greeting' => null, 'max_line' => 10, 'on_start' => $ready,
        'overflow_reply' => 'too long', 'log_level' => 'alert']);
    PHP);
foreach (["\n", "\r\n", ''] as $end) {
    foreach ([9, 10, 11, 12] as $length) {
        echo $length, json_encode($end), ' ', $server->connect()->send(str_repeat('x', $length) . $end)->finish()->rest();
    }
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
9"\n" 9
10"\n" 10
11"\n" too long
12"\n" too long
9"\r\n" 9
10"\r\n" 10
11"\r\n" too long
12"\r\n" too long
9"" 9
10"" 10
11"" too long
12"" too long
0
