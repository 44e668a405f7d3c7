--TEST--
line_timeout also bounds a line that is being discarded
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'line_timeout' => 0.2, 'max_line' => 3,
        'overflow' => Lineproto\Overflow::Discard, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$peer = $server->connect();
$read = [$peer->stream];
$none = null;
for ($deadline = microtime(true) + DEADLINE; !stream_select($read, $none, $none, 0, 20000) && microtime(true) < $deadline; $read = [$peer->stream]) {
    $peer->send('xxxxx');
}
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
LineTimeout
0
