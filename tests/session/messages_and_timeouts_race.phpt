--TEST--
Whatever comes first, a message or the end of the time, each line is read once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        for ($next = 0; $next < 2000; ) {
            try {
                $line = $next % 3 ? $c->readLine(0.00001) : $c->readBytes(5, 0.00001) . $c->readLine();
                (int) $line === $next++ || $c->send("wrong: $line instead of " . ($next - 1));
            } catch (Lineproto\TimeoutException) {
            }
        }
        $c->send('all');
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
for ($i = 0; $i < 2000; $i++) {
    $peer->send(sprintf("%08d", $i));
    $peer->send("\n");
}
echo $peer->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
all
0
