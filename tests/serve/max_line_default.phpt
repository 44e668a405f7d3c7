--TEST--
Without the option a line of 65536 bytes passes and one of 65537 does not
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (string) strlen($line), ['greeting' => null, 'on_start' => $ready, 'overflow_reply' => 'too long']);
    PHP);
echo $server->connect()->send(str_repeat('x', 65536) . "\n" . str_repeat('x', 65537) . "\n")->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
65536
too long
0
