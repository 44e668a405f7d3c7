--TEST--
line_timeout does not count between lines, nor while the connection is paused
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->pause();
        $connection->server->after(0.3, function () use ($connection, $line) { $connection->send("late $line"); $connection->resume(); });
    }, ['greeting' => null, 'line_timeout' => 0.1, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$peer = $server->connect()->send("a\nb");
echo $peer->line();
$peer->send("c\n");
echo $peer->line(), $peer->finish()->rest(), $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
late a
late bc
Peer
0
