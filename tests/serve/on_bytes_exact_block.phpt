--TEST--
onBytes() gives exactly the bytes asked for, in one piece, with lines before and behind in the same packet
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if (sscanf($line, 'put %d', $length)) {
            $connection->onBytes($length, fn($bytes) => 'got ' . json_encode($bytes));
            return "send $length";
        }
        return "line $line";
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nput 5\nx\ny\nzb\nput 1\n\nput 2\n\r\nc\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
line a
send 5
got "x\ny\nz"
line b
send 1
got "\n"
send 2
got "\r\n"
line c
0
