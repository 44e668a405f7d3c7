--TEST--
drain() from a handler: lines that have arrived are answered, then lineproto_serve() returns
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'drain') {
            $connection->server->drain();
            $connection->server->drain();
        }
        return "OK $line";
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    echo "after\n";
    PHP);
$idle = $server->connect();
echo $server->connect()->send("a\ndrain\nb\nc\n")->rest(), $idle->rest(), $server->hear(), $server->hear(), "\n";
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
OK a
OK drain
OK b
OK c
DrainDrain
0
after
