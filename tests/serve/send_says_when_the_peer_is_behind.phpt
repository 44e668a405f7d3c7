--TEST--
send() returns true while the peer keeps up, and false once max_write_buffer is reached; the line is queued all the same
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        for ($i = 0; $connection->send(str_repeat('x', 1000)); $i++);
        return "$i";
    }, ['greeting' => null, 'max_write_buffer' => 100000, 'on_start' => $ready]);
    PHP);
$lines = explode("\n", $server->connect()->send("x\n")->finish()->rest());
var_dump(count(array_filter($lines, fn($line) => strlen($line) === 1000)) === $lines[count($lines) - 2] + 1);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
