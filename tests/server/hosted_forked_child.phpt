--TEST--
A child that the host forks leaves the server to its parent, may be ended by TERM, and may serve itself
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/host.inc';
$path = sys_get_temp_dir() . '/lineproto-fork-' . getmypid();
$server = Child::serve(HOST . '$path = ' . var_export($path, true) . ';' . <<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_stop' => $host->stopped(),
        'on_close' => fn() => print "closed\n"]);
    $server->listen("unix://$path", function ($line, $connection) { $connection->data = $connection; return $line; });
    [$control] = $host->others[] = [stream_socket_server('tcp://127.0.0.1:0'), function ($control) use ($server) {
        $peer = stream_socket_accept($control);
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        switch ($line = trim(fgets($peer))) {
            case 'dispatch':
            case 'getStream':
                $child = fn() => $server->$line();
                break;
            case 'drop':
                $child = function () use (&$server) { foreach ($server->connections() as $connection) { $connection->data = null; } $server = null; };
                break;
            case 'TERM':
                $child = function () use ($other) { fwrite($other, "ready\n"); stream_get_contents($other); };
                break;
            case 'serve':
                $child = fn() => lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => fn($own) => $own->stop()]);
        }
        $pid = pcntl_fork();
        if ($pid === 0) {
            try {
                fclose($one);
                $child();
                exit(0);
            } catch (Error $error) {
                fwrite($peer, $error->getMessage() . "\n");
                exit(1);
            }
        }
        if ($line === 'TERM') {
            fgets($one);
            posix_kill($pid, SIGTERM);
        }
        pcntl_waitpid($pid, $status);
        fwrite($peer, pcntl_wifsignaled($status) ? 'signal ' . pcntl_wtermsig($status) . "\n" : 'exit ' . pcntl_wexitstatus($status) . "\n");
    }];
    say("listening unix://$path tcp://" . stream_socket_get_name($control, false));
    $host->run($server);
    echo "over\n";
    PHP);
$peer = $server->connect();
echo $peer->send("before\n")->line();
foreach (['dispatch', 'getStream', 'drop', 'TERM', 'serve'] as $what) {
    echo "$what: ", $server->connect(1)->send("$what\n")->rest(), $peer->send("still $what\n")->line();
}
echo json_encode(file_exists($path)), $server->stop(), "\n", $peer->rest(), $server->output(), $server->errors();
?>
--EXPECT--
before
dispatch: Lineproto\Server::dispatch(): the server is that of the process that forked this one
exit 1
still dispatch
getStream: Lineproto\Server::getStream(): the server is that of the process that forked this one
exit 1
still getStream
drop: exit 0
still drop
TERM: signal 15
still TERM
serve: exit 0
still serve
true0
closed
over
