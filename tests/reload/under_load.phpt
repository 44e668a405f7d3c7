--TEST--
Ten reloads in a row under load: every connection is served and every line answered, by the code of its time
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
foreach ([1, 2] as $workers) {
    $versions = new Versions($workers);
    $clients = clients(3, $versions->server->address);
    for ($i = 1; $i <= 10; $i++) {
        $versions->is("v$i");
        $versions->server->signal(1);
        $versions->expect('notice reload: the new process serves, the old one finishes what it has in hand');
    }
    ['asked' => $asked, 'wrong' => $wrong, 'versions' => $seen] = results($clients);
    echo $asked > 100 ? 'many' : $asked, ' ', json_encode($wrong), ' ', in_array('v5', $seen) && in_array('v9', $seen) ? 'old and new' : json_encode($seen), "\n";
    while (($reply = lineproto_send($versions->server->address, 'now', ['greeting' => 'hello'])) === 'v9 now') {   // an old worker that has not heard yet
    }
    echo $reply, "\n";
    echo $versions->server->stop(), $versions->server->output(), $versions->server->errors(), "\n";
}
?>
--EXPECT--
many [] old and new
v10 now
0
many [] old and new
v10 now
0
