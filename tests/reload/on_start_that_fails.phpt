--TEST--
New code whose on_start throws or exits does not serve: the old one goes on, and the log says how it ended
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
require __DIR__ . '/../workers/workers.inc';
foreach ([1, 2] as $workers) {
    $what = tempnam(sys_get_temp_dir(), 'lineproto-version');
    $server = Child::serve(sprintf('$do = file_get_contents(%s);
        lineproto_serve("tcp://127.0.0.1:0", fn($line) => "$do $line", ["greeting" => null, "workers" => %d, "on_start" => function ($server) use ($ready, $do) {
            match ($do) { "throw" => throw new Exception("on purpose"), "exit" => exit(3), "kill" => posix_kill(getmypid(), 9), default => $ready($server) };
        }, "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);', var_export($what, true), $workers));
    foreach (['throw', 'exit', 'kill'] as $do) {
        file_put_contents($what, $do);
        $server->signal(1);
        while (str_starts_with($line = $server->hear(), 'listening')) {
        }
        echo $do, ': ', $line, ask($server->connect(), ' goes on'), "\n";
    }
    file_put_contents($what, 'new');
    $server->signal(1);
    while (str_starts_with($line = $server->hear(), 'listening')) {
    }
    echo $line, "\n";
    until(fn() => ask($server->connect(), 'x') === 'new x', 'the new one serves');
    echo $server->stop(), "\n";
    unlink($what);
}
?>
--EXPECT--
throw: reload: the new process failed to start (exit status 255), the old one goes on  goes on
exit: reload: the new process failed to start (exit status 3), the old one goes on  goes on
kill: reload: the new process failed to start (signal 9), the old one goes on  goes on
reload: the new process serves, the old one finishes what it has in hand
0
throw: reload: the new process failed to start (exit status 255), the old one goes on  goes on
exit: reload: the new process failed to start (exit status 255), the old one goes on  goes on
kill: reload: the new process failed to start (exit status 255), the old one goes on  goes on
reload: the new process serves, the old one finishes what it has in hand
0
