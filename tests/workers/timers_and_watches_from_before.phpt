--TEST--
Timers and watches that are made before run() work in every worker, and not in the parent
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['', 'poll'] as $backend) {
    $server = new Child(<<<'PHP'
        $parent = getmypid();
        $server = new Lineproto\Server(['greeting' => null, 'workers' => 2, 'on_start' => fn() => say('start ' . getmypid())]);
        $server->listen('tcp://127.0.0.1:0');
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_DGRAM, 0);
        stream_set_blocking($pair[0], false);
        $once = $server->after(0.05, fn() => say('after ' . getmypid()));
        $cancelled = $server->every(0.02, fn() => say('cancelled'));
        $server->cancelTimer($cancelled);
        $ticks = 0;
        $server->every(0.01, function ($id) use (&$ticks, $server) {
            if (++$ticks === 5) {
                $server->cancelTimer($id);
                say('every ' . getmypid());
            }
        });
        $server->watch($pair[0], function ($stream, $id) use ($server) {
            if (stream_socket_recvfrom($stream, 100) === 'x') {   // each of these datagrams is for one of them
                say('watch ' . getmypid());
                $server->unwatch($id);
            }
        });
        fwrite($pair[1], 'x');
        fwrite($pair[1], 'x');
        $server->run();
        echo "over\n";
        PHP, ['lineproto.backend' => $backend]);
    for ($i = 0; $i < 8; $i++) {
        [$what, $pid] = explode(' ', $server->hear());
        $seen[$what][] = (int) $pid;
    }
    ksort($seen);
    foreach ($seen as $what => $pids) {
        sort($pids);
        echo $what, ' ', $pids === workers($server) ? 'in both' : json_encode([$pids, workers($server)]), "\n";
    }
    $seen = [];
    $cpu = $server->cpu();
    pause(0.3);
    var_dump($server->cpu() - $cpu < 0.1);
    echo end_of($server), "\n", $server->output(), $server->errors();
}
?>
--EXPECT--
after in both
every in both
start in both
watch in both
bool(true)
status 0
over
after in both
every in both
start in both
watch in both
bool(true)
status 0
over
