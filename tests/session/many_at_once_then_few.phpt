--TEST--
The Fibers of a crowd are given back, but for those that are kept for the next
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
    lineproto_serve('tcp://127.0.0.1:0', session: fn($c) => $c->readLine(), options: ['greeting' => 'hi', 'on_start' => $ready]);
    PHP);
$mappings = fn() => substr_count(file_get_contents("/proc/{$server->pid()}/maps"), "\n");
$few = $mappings();
for ($i = 0; $i < 600; $i++) {
    ($peers[] = $server->connect())->line();
}
$many = $mappings();
foreach ($peers as $peer) {
    $peer->finish()->rest();
}
$server->connect()->send("x\n")->rest();
echo $many - $few >= 600 && $mappings() - $few < 560 ? "given back\n" : "$few, $many, {$mappings()}\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
given back
0
