--TEST--
A script that handles TERM itself, in the parent or by an exception or exit() there, ends all its workers
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['drain', 'stop', 'throw', 'exit', 'fatal'] as $way) {
    $server = serve_workers("\$way = '$way';" . <<<'PHP'
        ini_set('display_errors', 'stderr');
        $server = new Lineproto\Server(['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
        $server->listen('tcp://127.0.0.1:0', $commands);
        pcntl_async_signals(true);
        pcntl_signal(SIGTERM, function () use ($server, $way) {
            match ($way) {
                'drain' => $server->drain(),
                'stop' => $server->stop(),
                'throw' => throw new Exception('of the handler'),
                'exit' => exit(7),
                'fatal' => trigger_error('of the handler', E_USER_ERROR),
            };
        });
        try {
            $server->run();
            echo "over\n";
        } catch (Exception $exception) {
            echo 'caught ', $exception->getMessage(), "\n";
        }
        PHP);
    $peer = $server->connect();
    echo "$way: ", ask($peer, 'echo hello'), ' ', end_of($server), ' ', $server->output(), $peer->rest(), "\n";
}
?>
--EXPECT--
drain: hello status 0 over

stop: hello status 0 over

throw: hello status 0 caught of the handler

exit: hello status 7 
fatal: hello status 255 
