--TEST--
INT drains, a second one stops what does not end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (function () { while (true) yield 'x'; })(), ['greeting' => null, 'on_start' => $ready,
        'log_level' => 'info', 'log' => fn($level, $message) => $message === 'listening' || say($message),
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    echo "after\n";
    PHP);
$peer = $server->connect()->send("x\n");
$peer->line();
$server->signal(2);
echo $server->hear(), ', ', $server->hear(), "\n";
$peer->line();
$server->signal(2);
echo $server->hear(), ', ', $server->hear(), "\n";
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
signal, draining
signal, Drain
0
after
