--TEST--
Each overflow policy acts in the order of a session's lines
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'max_line' => 5, 'overflow_reply' => 'too long', 'on_start' => $ready,
        'on_overflow' => fn($c, $length) => $c->send("on_overflow $length"), 'on_close' => fn($c, $reason) => $c->data = say($reason->name)]);
    foreach (Lineproto\Overflow::cases() as $overflow) {
        $server->listen('tcp://127.0.0.1:0', session: function ($c) { foreach ($c as $line) $c->send("[$line]"); }, options: ['overflow' => $overflow]);
    }
    $server->run();
    PHP);
foreach ([0, 1, 2] as $which) {
    echo $server->connect($which)->send("a\n12345\n123456\nb\n1234567")->finish()->rest(), $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
[a]
[12345]
on_overflow 6
too long
Overflow
[a]
[12345]
on_overflow 6
too long
[b]
on_overflow 7
too long
Peer
[a]
[12345]
on_overflow 6
too long
[12345]
[b]
on_overflow 7
too long
[12345]
Peer
0
