--TEST--
Of many servers started at once on a stale Unix path one gets it and stays reachable, the others are told that it is in use
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/../harness.inc';
/* Binding and listening are two steps, between which a starter may be seen by another. Chance decides when, hence the rounds. */
pcntl_alarm(3 * DEADLINE);
$path = sys_get_temp_dir() . '/lineproto-' . getmypid();
for ($round = 0, $bad = 0; $round < 60; $round++) {
    $left = stream_socket_server("unix://$path");
    fclose($left);
    $go = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    for ($i = 0; $i < 4; $i++) {
        if (pcntl_fork() === 0) {
            fclose($go[0]);
            fread($go[1], 1);
            pcntl_alarm(DEADLINE);   // nobody reaches one that has lost its path
            try {
                lineproto_serve("unix://$path", function ($line, $peer) {
                    $peer->server->drain();
                    return 'here';
                }, ['greeting' => null]);
            } catch (Lineproto\BindException) {
            }
            exit;
        }
    }
    fclose($go[1]);
    fclose($go[0]);   // they all start now
    for ($ended = 0; $ended < 3; $ended++) {
        pcntl_wait($status);
    }
    $answer = @lineproto_send("unix://$path", 'x', ['greeting' => false]);
    $bad += $answer !== 'here';
    pcntl_wait($status);
}
var_dump($bad, file_exists($path));
?>
--EXPECT--
int(0)
bool(false)
