--TEST--
A generator may abort or close the connection that pulls it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        yield 'one';
        $line === 'abort' ? $connection->abort() : $connection->close();
        yield 'two';
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$server->connect()->send("abort\n");
echo $server->hear(), "\n";
echo $server->connect()->send("close\n")->line();
echo $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
Local
one
Local
