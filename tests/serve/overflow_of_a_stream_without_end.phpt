--TEST--
A line without end is refused while it comes: memory does not grow with it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => strlen($line) . ' bytes', ['greeting' => null, 'on_start' => $ready,
        'overflow' => Lineproto\Overflow::Discard, 'overflow_reply' => 'too long', 'on_overflow' => fn($connection, $length) => print "$length\n"]);
    PHP);
$peer = $server->connect();
$before = $server->memory();
for ($i = 0; $i < 256; $i++) {
    $peer->send(str_repeat('x', 1 << 20));
}
echo $peer->send("\nshort\n")->finish()->rest();
$grown = $server->memory() - $before;
echo $grown < 8 << 20 ? "bounded\n" : "grown by $grown bytes\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
too long
5 bytes
bounded
268435456
