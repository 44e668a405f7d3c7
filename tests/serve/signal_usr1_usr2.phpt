--TEST--
USR1 does no harm, USR2 logs the counters
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready,
        'log' => fn($level, $message, $context) => say("$level $message " . json_encode($context))]);
    PHP);
$peer = $server->connect()->send("a\nb\n");
echo $peer->line(), $peer->line();
$server->signal(10);
echo $peer->send("c\n")->line();
$server->signal(12);
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
b
c
notice stats {"accepted":"1","open":"1","lines_in":"3","lines_out":"3","refused":"0"}
0
