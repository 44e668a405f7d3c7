--TEST--
A tail without LF keeps its CR; a line loses one CR and no more
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => json_encode($line), ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\r\nb\r\r\n\rc\nd\r")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"a"
"b\r"
"\rc"
"d\r"
0
