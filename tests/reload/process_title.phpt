--TEST--
A script that gives its process another title is reloaded by the words with which it was started
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
foreach ([1, 2] as $workers) {
    $server = Child::serve(sprintf('cli_set_process_title("a title"); lineproto_serve("tcp://127.0.0.1:0", fn($line) => cli_get_process_title(), ["greeting" => null, "on_start" => $ready,
        "workers" => %d, "log" => fn($level, $message) => str_starts_with($message, "reload") && say($message)]);', $workers));
    for ($i = 0; $i < 2; $i++) {
        $server->signal(1);
        while (str_starts_with($line = $server->hear(), 'listening')) {
        }
        echo $line, ', ', $server->connect()->send("x\n")->line();
    }
    echo $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
reload: the new process serves, the old one finishes what it has in hand, a title
reload: the new process serves, the old one finishes what it has in hand, a title
0
reload: the new process serves, the old one finishes what it has in hand, a title
reload: the new process serves, the old one finishes what it has in hand, a title
0
