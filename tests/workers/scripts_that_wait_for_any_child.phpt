--TEST--
A script that waits for any child of its own when SIGCHLD comes, or ignores SIGCHLD, takes no worker away from the server for ever
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['function () { while (pcntl_waitpid(-1, $status, WNOHANG) > 0) { say("reaped"); } }', 'SIG_IGN'] as $handler) {
    $server = serve_workers("pcntl_async_signals(true); pcntl_signal(SIGCHLD, $handler);" . <<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
        echo "over\n";
        PHP);
    $worker = workers($server)[0];
    posix_kill($worker, SIGKILL);
    while (($line = $server->hear()) === 'reaped');   // by the script, unless the supervisor was faster
    echo $line === 'listening ' . $server->address ? 'replaced' : $line, "\n";
    var_dump(count(workers($server)));
    echo end_of($server), "\n", $server->output();
    echo preg_match('/worker \d has ended \((.*)\)/', $server->errors(), $match) ? preg_replace('/signal 9|somebody else.*/', 'known', $match[1]) : $server->errors(), "\n";
}
?>
--EXPECT--
replaced
int(2)
status 0
over
known
replaced
int(2)
status 0
over
known
