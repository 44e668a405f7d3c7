--TEST--
After a reload the file of a Unix socket stays where it is when the process that serves ends by itself, and goes with the last one
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
require __DIR__ . '/../workers/workers.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.sock';
$file = fn() => clearstatcache() ?? @fileinode($path);
foreach ([1, 2] as $workers) {
    $server = Child::serve(COMMANDS . sprintf('lineproto_serve(%s, $commands,
        ["greeting" => null, "on_start" => $ready, "workers" => %d, "log" => fn($level, $message) => $level === "info" || say("$level " . preg_replace("/\\(.*?\\)/", "(...)", $message))]);',
        var_export("unix://$path", true), $workers));
    $serves = function () use ($server): void {
        while (!str_starts_with($server->hear(), 'notice reload: the new process serves')) {
        }
    };
    $server->signal(1);
    $serves();
    $before = $file();
    // workers that end are replaced by their own parent, so with them that one is ended
    foreach (['by exit()', 'by TERM', 'by KILL'] as $how) {
        $heir = until(fn() => count($heir = children($server->pid())) === 1 ? end($heir) : 0, 'the old ones are gone');
        if ($how === 'by exit()' && $workers === 1) {
            $server->connect()->send("exit 3\n")->rest();
        } else {
            posix_kill($heir, $how === 'by KILL' ? 9 : 15);
        }
        $serves();
        echo $how, ': ', ask($server->connect(), 'echo served'), $file() === $before ? '' : ', by another file', "\n";
    }
    echo $server->stop(), file_exists($path) ? ' the file is left' : '', $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
by exit(): served
by TERM: served
by KILL: served
0
by exit(): served
by TERM: served
by KILL: served
0
