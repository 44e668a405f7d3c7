--TEST--
New code that never gets to serving does not hold up the end
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../workers/workers.inc';
foreach ([1, 2] as $workers) {
    foreach (['before any reload', 'after one'] as $when) {
        $what = tempnam(sys_get_temp_dir(), 'lineproto-version');
        $server = Child::serve(sprintf('if (file_get_contents(%s) === "hang") { say("hangs"); sleep(1000); }
            lineproto_serve("tcp://127.0.0.1:0", fn($line) => $line, ["greeting" => null, "on_start" => $ready, "workers" => %d, "drain_timeout" => 300,
                "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);', var_export($what, true), $workers));
        $hear = function () use ($server): string {
            while (str_starts_with($line = $server->hear(), 'listening')) {
            }
            return $line;
        };
        if ($when === 'after one') {
            $server->signal(1);
            echo $hear(), "\n";
        }
        file_put_contents($what, 'hang');
        $server->signal(1);
        echo $hear(), ', ';
        $all = children($server->pid());
        echo $server->stop(), array_filter($all, lives(...)) ? ' somebody is left' : '', $server->output(), $server->errors(), "\n";
        unlink($what);
    }
}
?>
--EXPECT--
hangs, 0
reload: the new process serves, the old one finishes what it has in hand
hangs, 0
hangs, 0
reload: the new process serves, the old one finishes what it has in hand
hangs, 0
