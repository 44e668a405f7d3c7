--TEST--
A handler that the script had for TERM stays; with async signals it runs inside the loop and may end the server
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    pcntl_async_signals(true);
    $running = null;
    pcntl_signal(SIGTERM, function () use (&$running) { say('my handler'); $running->drain(); });
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['on_start' => function ($server) use ($ready, &$running) { $running = $server; $ready($server); }]);
    echo "after\n";
    PHP);
$server->signal(15);
echo $server->hear(), ' ', $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
my handler 0
after
