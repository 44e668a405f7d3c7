--TEST--
The limit is per line, not per packet: a thousand short lines in one packet pass
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'max_line' => 7, 'on_start' => $ready]);
    PHP);
$lines = str_repeat("seven 7\n", 10000);
$peer = $server->connect();
var_dump($peer->exchange($lines, strlen($lines)) === $lines);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
