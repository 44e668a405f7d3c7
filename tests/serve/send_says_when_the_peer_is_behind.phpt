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
        say("$i");
    }, ['greeting' => null, 'max_write_buffer' => 100000, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send("x\n");
$taken = (int) $server->hear();   // until here the peer has not read
var_dump($peer->finish()->rest() === str_repeat(str_repeat('x', 1000) . "\n", $taken + 1));
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
