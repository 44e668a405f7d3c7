--TEST--
busy_poll spins while lines come and sleeps when they do not
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
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'busy_poll' => 0.01, 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
for ($i = 0; $i < 1000; $i++) {
    $peer->send("$i\n")->line();
}
$before = $server->cpu();
$read = [$peer->stream];
$none = null;
stream_select($read, $none, $none, 0, 500000);
echo $server->cpu() - $before < 0.2 ? "sleeps\n" : "spins\n";
echo $peer->send("x\n")->line(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sleeps
x
0
