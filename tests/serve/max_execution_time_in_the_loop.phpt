--TEST--
max_execution_time also fires between handlers, while many short ones run
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    set_time_limit(1);
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'on_start' => $ready]);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0']);
$peer = $server->connect();
stream_set_timeout($peer->stream, DEADLINE);
for ($deadline = microtime(true) + DEADLINE; microtime(true) < $deadline; ) {
    if (@fwrite($peer->stream, str_repeat("x\n", 1000)) === false || fgets($peer->stream) === false) {
        break;
    }
    for ($i = 0; $i < 999; $i++) {
        fgets($peer->stream);
    }
}
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
%AFatal error: Maximum execution time of 1 second exceeded in %s
