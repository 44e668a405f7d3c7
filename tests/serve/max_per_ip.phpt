--TEST--
max_per_ip bounds the connections of one address; a closed one makes room
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['max_per_ip' => 1, 'on_start' => $ready, 'log_level' => 'error',
        'on_close' => fn($connection) => say('closed')]);
    PHP);
$first = $server->connect();
echo $first->line();
echo $server->connect()->rest();
$first->close();
echo $server->hear(), "\n";
echo $server->connect()->finish()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
connect
not connect
closed
connect
