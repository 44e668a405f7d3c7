--TEST--
When the parent of workers that a reload has started is killed, whoever is connecting then is served, by them or by their successors
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../workers/workers.inc';
$server = Child::serve(COMMANDS . 'lineproto_serve("tcp://127.0.0.1:0", $commands, ["greeting" => null, "workers" => 2, "on_start" => $ready,
    "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);');
$reload = function () use ($server): void {
    while (str_starts_with($line = $server->hear(), 'listening')) {
    }
    echo $line, "\n";
};
$server->signal(1);
$reload();
$parent = until(fn() => count($left = children($server->pid())) === 1 ? $left[0] : 0, 'the old ones are gone');
foreach ($workers = children($parent) as $worker) {
    posix_kill($worker, SIGSTOP);
}
for ($i = 0; $i < 20; $i++) {
    $peers[] = $server->connect();
}
posix_kill($parent, SIGKILL);
foreach ($workers as $worker) {
    posix_kill($worker, SIGCONT);
}
foreach ($peers as $n => $peer) {
    if (($reply = ask($peer, "echo $n")) !== (string) $n) {
        echo "instead of $n: $reply\n";
    }
}
$reload();
echo $server->stop(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
reload: the new process serves, the old one finishes what it has in hand
reload: the new process serves, the old one finishes what it has in hand
0
