--TEST--
A generator without end is pulled as fast as its peer reads: memory stays bounded, others are served
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line === 'all' ? (function () { for ($i = 0; ; $i++) yield "$i"; })() : "OK $line",
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
$other = $server->connect();
$other->send("x\n")->line();
$before = $server->memory();
$slow = $server->connect()->send("all\nnever\n");
for ($i = 0; $i < 1000; $i++) {
    if ($slow->line() !== "$i\n" || $other->send("$i\n")->line() !== "OK $i\n") {
        fail("at $i");
    }
}
echo $server->memory() - $before < 8 << 20 ? "bounded\n" : "not bounded\n";
$slow->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bounded
0
