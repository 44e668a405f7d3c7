--TEST--
abort() ends the connection at once with RST
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) { $connection->send('lost'); $connection->abort(); return 'lost too'; },
        ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$peer = $server->connect()->send("x\n");
echo $server->hear(), "\n";
$read = [$peer->stream];
$none = null;
stream_select($read, $none, $none, DEADLINE);
var_dump(@fwrite($peer->stream, "y\n"));
echo preg_match('/reset by peer/', error_get_last()['message']) ? 'reset' : error_get_last()['message'], "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Local
bool(false)
reset
0
