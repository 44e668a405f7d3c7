--TEST--
A generator is not pulled far ahead of a peer that does not read
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $pulled = 0;
    lineproto_serve('tcp://127.0.0.1:0', function ($line) use (&$pulled) {
        if ($line === 'how many') {
            return "$pulled";
        }
        return (function () use (&$pulled) {
            for ($i = 0; $i < 10000; $i++) {
                $pulled++;
                yield str_repeat('x', 100000);
            }
        })();
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$slow = $server->connect()->send("all\n");
$slow->line();
$other = $server->connect();
for ($before = -1, $now = 0, $same = 0, $deadline = microtime(true) + DEADLINE; $same < 100; $before = $now) {
    $now = (int) $other->send("how many\n")->line();
    $same = $now === $before ? $same + 1 : 0;
    if (microtime(true) > $deadline) {
        fail("it goes on: $now");
    }
}
echo $now < 1000 ? "it waits for its peer\n" : "it ran ahead: $now\n";
$slow->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
it waits for its peer
0
