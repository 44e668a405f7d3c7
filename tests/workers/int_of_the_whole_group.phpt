--TEST--
Ctrl-C, which goes to the parent and its workers at once, drains them: what is in hand is finished, also when a worker hears of it twice
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['epoll', 'poll'] as $backend) {
    if ($backend === 'epoll' && PHP_OS_FAMILY !== 'Linux') {
        $backend = '';
    }
    foreach (['INT' => SIGINT, 'TERM' => SIGTERM] as $name => $signal) {
        $server = serve_workers(<<<'PHP'
            posix_setpgid(0, 0);
            lineproto_serve('tcp://127.0.0.1:0', function ($line) {
                if ($line === 'busy') {
                    say('busy');
                    for ($end = microtime(true) + 0.4; microtime(true) < $end; );   // the signal and the parent's word are both there afterwards
                    $lines = function () { for ($i = 0; $i < 2000; $i++) { yield str_repeat('x', 4095); } };   // more than the kernel holds
                    return $lines();
                }
            }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
            echo "over\n";
            PHP, 2, ['lineproto.backend' => $backend]);
        $peer = $server->connect()->send("busy\n");
        $server->hear();
        posix_kill(-$server->pid(), $signal);
        $status = $server->wait(...);
        echo $name, ': ', strlen($peer->rest()), ' bytes, status ', $status(), "\n", $server->output(), $server->errors();
    }
}
?>
--EXPECT--
INT: 8192000 bytes, status 0
over
TERM: 8192000 bytes, status 0
over
INT: 8192000 bytes, status 0
over
TERM: 8192000 bytes, status 0
over
