--TEST--
What a worker broadcasts right before it ends reaches the others: before exit(), in on_stop, megabytes of it
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['exit', 'fatal', 'kill', 'term'] as $way) {
    $server = serve_workers("\$way = '$way';" . <<<'PHP'
        ini_set('display_errors', 'stderr');
        $last = function (Lineproto\Server $server) {
            for ($i = 0; $i < 400; $i++) {
                $server->broadcast("$i " . str_repeat('x', 20000));
            }
        };
        lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands, $last, $way) {
            if ($line !== 'end') {
                return $commands($line, $connection);
            }
            if ($way !== 'term') {
                $last($connection->server);
            }
            match ($way) {
                'exit' => exit,
                'fatal' => trigger_error('x', E_USER_ERROR),
                'kill' => posix_kill(getmypid(), SIGKILL),
                'term' => posix_kill(getmypid(), SIGTERM),
            };
        }, ['greeting' => null, 'workers' => 2, 'max_write_buffer' => 1 << 26, 'on_start' => $ready,
            'on_stop' => fn($server) => $way === 'term' && $last($server)]);
        PHP);
    [$one, $other] = array_values(peers($server));
    $one->send("end\n");
    stream_set_timeout($other->stream, $way === 'kill' ? 1 : DEADLINE);
    for ($i = 0; $i < 400 && ($line = fgets($other->stream)) === "$i " . str_repeat('x', 20000) . "\n"; $i++);
    echo "$way: ", $way === 'kill' ? ($i > 10 ? 'what had left it' : $i) : $i, "\n";
    end_of($server);
}
?>
--EXPECT--
exit: 400
fatal: 400
kill: what had left it
term: 400
