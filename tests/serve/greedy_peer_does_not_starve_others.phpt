--TEST--
A peer with a flood of lines is served in turns with others (max_lines_per_turn)
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line) {
        static $flood = 0;
        if ($line === 'flood') {
            $flood++;
            return null;
        }
        return "$flood";
    }, ['greeting' => null, 'max_lines_per_turn' => 10, 'on_start' => $ready]);
    PHP);
$other = $server->connect();
$other->send("x\n")->line();
$server->connect()->send(str_repeat("flood\n", 10000))->finish();
for ($between = 0, $deadline = microtime(true) + DEADLINE; ($count = (int) $other->send("x\n")->line()) < 10000; ) {
    $between += $count > 0;
    if (microtime(true) > $deadline) {
        fail("only $count of the flood were handled");
    }
}
echo $between > 0 ? "served in between\n" : "starved\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
served in between
0
