--TEST--
stop() closes everything at once: replies that are made leave, on_close comes for each, the rest is not handled
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'stop') {
            $connection->server->stop();
        }
        return "OK $line";
    }, ['greeting' => null, 'on_start' => $ready, 'max_lines_per_turn' => 2, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    echo "after\n";
    PHP);
$idle = $server->connect();
$idle->send("x\n")->line();
echo $server->connect()->send("a\nstop\n")->rest(), $idle->rest(), $server->hear(), $server->hear(), "\n";
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
OK a
OK stop
LocalLocal
0
after
