--TEST--
Children of the script end and async handlers run while peers are served
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    pcntl_async_signals(true);
    $count = 0;
    pcntl_signal(SIGUSR1, function () use (&$count) { $count++; say("signal $count"); });
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => "$line $count", ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
for ($i = 1; $i <= 3; $i++) {
    $server->signal(10);
    echo $server->hear(), ', ', $peer->send("x\n")->line();
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
signal 1, x 0
signal 2, x 0
signal 3, x 0
0
