--TEST--
max_execution_time also fires in a server that calls no PHP at all, while lines keep coming
--EXTENSIONS--
lineproto
--FILE--
<?php
/* The engine looks for the limit after each call of a handler, so it is the server without one that shows whether the loop looks too.
 * The limit counts the server's processor time, hence the spinning, and the patience with a busy machine. */
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    set_time_limit(1);
    lineproto_serve('tcp://127.0.0.1:0', null, ['greeting' => null, 'transcript' => false, 'busy_poll' => 60, 'on_start' => $ready]);
    PHP, ['display_errors' => 'stderr', 'log_errors' => '0']);
$peer = $server->connect();
for ($deadline = microtime(true) + 5 * DEADLINE; microtime(true) < $deadline; ) {
    @fwrite($peer->stream, "x\n");
    if ($peer->line() === '') {
        break;
    }
}
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
255
%AFatal error: Maximum execution time of 1 second exceeded in %s
