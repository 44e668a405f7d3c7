--TEST--
Hundreds of sessions that time out at the same time are all woken
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            $c->readLine(0.3);
        } catch (Lineproto\TimeoutException) {
            $c->send('timeout');
        }
        $c->send($c->readLine(20));
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
for ($i = 0; $i < 500; $i++) {
    $peers[] = $server->connect();
}
$right = 0;
foreach ($peers as $i => $peer) {
    $right += $peer->line() === "timeout\n" && $peer->send("$i\n")->rest() === "$i\n";
}
echo "$right\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
500
0
