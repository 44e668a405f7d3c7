--TEST--
A line of megabytes that comes in small pieces costs time in proportion to its length
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (string) strlen($line), ['greeting' => null, 'max_line' => 64 << 20, 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
$other = $server->connect();
$piece = str_repeat('x', 1000);
for ($i = 0; $i < 10000; $i++) {
    $peer->send($piece);
    $i % 10 ? 0 : $other->send("y\n")->line();   // so that the pieces are read one by one
}
echo $peer->send("\n")->line();
echo $server->cpu() < 2 ? "linear\n" : "{$server->cpu()} seconds\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
10000000
linear
0
