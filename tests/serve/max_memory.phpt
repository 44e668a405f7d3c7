--TEST--
max_memory closes a connection whose buffers bring all together over it, with counter and log
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => strlen($line) . '', ['greeting' => null, 'max_memory' => 1 << 20, 'max_line' => 64 << 20,
        'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "memory_limited {$server->stats()['memory_limited']}\n",
        'log' => fn($level, $message, $context) => print "$level: $message\n"]);
    PHP);
$other = $server->connect();
echo $other->send(str_repeat('x', 100000) . "\n")->line();
$greedy = $server->connect();
for ($i = 0; $i < 64 && @fwrite($greedy->stream, str_repeat('x', 1 << 20)); $i++);
echo $server->hear(), "\n";
echo $other->send("still here\n")->line();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
100000
Overflow
10
warning: connection closed: all buffers together reached the option max_memory
memory_limited 1
