--TEST--
A started line must end within line_timeout; a byte now and then does not extend it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'line_timeout' => 0.2, 'on_start' => $ready,
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    PHP);
$peer = $server->connect()->send("whole\n");
echo $peer->line();
$read = [$peer->stream];
$none = null;
for ($deadline = microtime(true) + DEADLINE; !stream_select($read, $none, $none, 0, 20000) && microtime(true) < $deadline; $read = [$peer->stream]) {
    $peer->send('x');
}
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
whole
LineTimeout
0
