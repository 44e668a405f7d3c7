--TEST--
A peer that takes no output for write_timeout is closed with the reason WriteTimeout
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => (function () { while (true) yield str_repeat('x', 10000); })(), ['greeting' => null,
        'write_timeout' => 0.2, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print $server->stats()['closed_by']['WriteTimeout'] . "\n"]);
    PHP);
$peer = $server->connect()->send("x\n");
echo $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
WriteTimeout
1
