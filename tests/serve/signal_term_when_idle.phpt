--TEST--
TERM ends a server whose peers are silent: they get FIN, whether they sent half a line or nothing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['on_start' => $ready]);
    PHP);
$silent = $server->connect();
$half = $server->connect()->send('half a line');
echo $silent->line(), $half->line();
$server->signal(15);
var_dump($silent->rest(), $half->rest(), $server->wait());
echo $server->output(), $server->errors();
?>
--EXPECT--
connect
connect
string(0) ""
string(0) ""
int(0)
