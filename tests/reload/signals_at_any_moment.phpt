--TEST--
HUP and USR1 at every moment of a reload do not end the process that was there first
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
for ($i = 0; $i < 8; $i++) {
    $versions = new Versions(1);
    $storm = new Child('say("begins"); stream_set_blocking($stop = fopen("php://fd/4", "r"), false);
        for ($n = 0; $n % 100 || fread($stop, 1) === "" && !feof($stop); $n++) posix_kill(' . $versions->server->pid() . ', $n % 2 ? 1 : 10);
        say("ends");', descriptors: [4 => ['pipe', 'r']]);
    $storm->hear();
    $versions->expect('notice reload: the new process serves, the old one finishes what it has in hand', 2);   // the second is a supervisor's
    fclose($storm->pipes[4]);
    $storm->hear();
    echo lineproto_send($versions->server->address, 'now', ['greeting' => 'hello']), ' ', $versions->server->stop(), $versions->server->output(), $versions->server->errors(), "\n";
}
?>
--EXPECT--
one now 0
one now 0
one now 0
one now 0
one now 0
one now 0
one now 0
one now 0
