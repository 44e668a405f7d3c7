--TEST--
The last reply reaches a peer that goes on sending: no RST destroys it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) { $connection->close(str_repeat('x', 200000)); },
        ['greeting' => null, 'on_start' => $ready]);
    PHP);
$peer = $server->connect()->send("x\n" . str_repeat("more\n", 1000));
stream_set_blocking($peer->stream, false);
for ($got = '', $deadline = microtime(true) + DEADLINE; !feof($peer->stream) && microtime(true) < $deadline; ) {
    @fwrite($peer->stream, str_repeat("more\n", 1000));
    $got .= fread($peer->stream, 65536);
}
var_dump(strlen($got));
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
int(200001)
0
