--TEST--
close() sends what is pending and its last line, then nothing: neither later replies nor lines that came behind
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->send('before');
        $connection->close("bye $line");
        var_dump($connection->send('after'), $connection->write('after'));
        $connection->close('again');
        return 'returned';
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
echo $server->connect()->send("a\nb\n")->rest(), $server->hear(), "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
before
bye a
Local
bool(false)
bool(false)
