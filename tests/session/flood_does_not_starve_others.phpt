--TEST--
A session that is fed without end gives way to others after max_lines_per_turn
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $flood = 0;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$flood) {
        foreach ($c as $line) {
            if ($line !== 'flood') {
                $c->send("$flood");
            } elseif (++$flood === 1) {
                say('the flood begins');
                fgets(fopen('php://fd/4', 'r'));   // until the other peer's line is in the kernel
            }
        }
    }, options: ['greeting' => null, 'max_lines_per_turn' => 10, 'on_start' => $ready]);
    PHP, descriptors: [4 => ['pipe', 'r']]);
$other = $server->connect();
echo $other->send("x\n")->line();
$server->connect()->send(str_repeat("flood\n", 1000));
echo $server->hear(), "\n";
$other->send("x\n");
fwrite($server->pipes[4], "\n");
var_dump((int) $other->line() <= 20);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
0
the flood begins
bool(true)
0
