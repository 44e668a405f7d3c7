--TEST--
What a pcntl handler throws inside the loop leaves lineproto_serve()
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, fn() => throw new Exception('alarm'));
    try {
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['on_start' => $ready]);
    } catch (Exception $error) {
        echo $error->getMessage(), "\n";
    }
    PHP);
$server->signal(14);
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
0
alarm
