--TEST--
New code whose on_start throws or calls exit() does not serve, so the old one goes on, and the log says why; a later reload succeeds
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/reload.inc';
foreach ([1, 2] as $workers) {
    $file = tempnam(sys_get_temp_dir(), 'lineproto-version');
    file_put_contents($file, 'one');
    $server = Child::serve(<<<PHP
        \$version = file_get_contents('$file');
        lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => "\$version \$line", ['workers' => $workers, 'greeting' => null,
            'on_start' => function (\$server) use (\$version) {
                if (\$version === 'throws') throw new Exception('broken code');
                if (\$version === 'exits') exit(4);
                say('listening ' . implode(' ', \$server->addresses()));
            },
            'log' => fn(\$level, \$message) => \$level === 'info' || say("\$level " . preg_replace('/\\(.*?\\)/', '(...)', \$message))]);
        PHP);
    $reload = function (string $version) use ($server, $file) {
        file_put_contents($file, $version);
        $server->signal(1);
        do {
            $line = $server->hear();
        } while (!preg_match('/^(error|notice) reload:/', $line));
        echo $line, "\n";
    };
    foreach (['throws', 'exits'] as $version) {
        $reload($version);
        for ($i = 0; $i < 5; $i++) {
            $replies[$i] = rtrim($server->connect()->send("line\n")->line());
        }
        echo implode(', ', array_unique($replies)), "\n";
    }
    $reload('two');
    do {   // an old worker that has not heard yet
        $reply = rtrim($server->connect()->send("line\n")->line());
    } while ($reply === 'one line');
    echo $reply, ', ', $server->stop(), "\n";
    unlink($file);
}
?>
--EXPECTF--
error reload: the new process failed to start%S, the old one goes on
one line
error reload: the new process failed to start%S, the old one goes on
one line
notice reload: the new process serves, the old one finishes what it has in hand
two line, 0
error reload: the new process failed to start%S, the old one goes on
one line
error reload: the new process failed to start%S, the old one goes on
one line
notice reload: the new process serves, the old one finishes what it has in hand
two line, 0
