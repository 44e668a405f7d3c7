--TEST--
New code that does not start leaves the old one serving, and the log says why; a later reload succeeds
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
foreach ([1, 2] as $workers) {
    $versions = new Versions($workers);
    $ask = fn(string $line) => print lineproto_send($versions->server->address, $line, ['greeting' => 'hello']) . "\n";
    foreach (['broken', 'silent'] as $version) {
        $versions->is($version);
        $versions->server->signal(1);
        do {
            $line = $versions->server->hear();
        } while (!str_starts_with($line, 'error'));
        echo $line, "\n";
        $ask('still');
    }
    $versions->is('two');
    $versions->server->signal(1);
    $versions->expect('notice reload: the new process serves, the old one finishes what it has in hand');
    while (($reply = lineproto_send($versions->server->address, 'now', ['greeting' => 'hello'])) === 'one now') {   // an old worker that has not heard yet
    }
    echo $reply, "\n";
    echo $versions->server->stop(), ' ', substr_count($versions->server->output(), 'broken code') > 0 ? 'its own words are shown' : 'silence', "\n";
}
?>
--EXPECTF--
error reload: the new process failed to start%S, the old one goes on
one still
error reload: the new process failed to start%S, the old one goes on
one still
two now
0 its own words are shown
error reload: the new process failed to start%S, the old one goes on
one still
error reload: the new process failed to start%S, the old one goes on
one still
two now
0 its own words are shown
