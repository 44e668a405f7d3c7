--TEST--
lineproto.max_line is the default of the option
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready, 'overflow_reply' => 'too long']);
    PHP, ['lineproto.max_line' => '4']);
echo $server->connect()->send("abcd\nabcde\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
abcd
too long
0
