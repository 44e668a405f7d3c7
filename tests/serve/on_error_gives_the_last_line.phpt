--TEST--
What on_error returns is the connection's last line; null says nothing; nothing is logged
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line === 'fine' ? 'OK' : throw new Exception($line), ['greeting' => null,
        'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_error' => fn(Throwable $error, ?Lineproto\Connection $connection) => $error->getMessage() === 'quiet' ? null
            : "-ERR {$error->getMessage()} of $connection->id"]);
    PHP);
foreach (['loud', 'quiet'] as $line) {
    echo $server->connect()->send("fine\n$line\nfine\n")->rest(), $server->hear(), "\n";
}
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
OK
-ERR loud of 1
Error
OK
Error
