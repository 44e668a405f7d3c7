--TEST--
Lenient CRLF framing reads LF and CRLF, and writes CRLF
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => 'hello', 'refusal' => 'no', 'on_start' => $ready,
        'framing' => Lineproto\Framing::crlf(strict: false), 'max_connections' => 1, 'log_level' => 'error']);
    PHP);
$peer = $server->connect()->send("a\r\nb\nc\r\r\n");
echo json_encode([$peer->line(), $peer->line(), $peer->line(), $peer->line(), $server->connect()->rest()]), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
["hello\r\n","a\r\n","b\r\n","c\r\r\n","no\r\n"]
0
