--TEST--
A thousand idle connections cost little memory
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
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['on_start' => $ready]);
    PHP);
$peers = [];
for ($i = 0; $i < 100; $i++) {
    ($peers[] = $server->connect())->line();
}
$before = $server->memory();
for ($i = 0; $i < 800; $i++) {
    ($peers[] = $server->connect())->line();
}
$each = ($server->memory() - $before) / 800;
echo $each < 1500 ? "fine\n" : "$each bytes each\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
fine
0
