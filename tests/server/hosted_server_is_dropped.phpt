--TEST--
A hosted server that nobody holds any more closes everything, also when connections and closures form cycles with it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$child = new Child(HOST . <<<'PHP'
    foreach (['plain', 'cycles'] as $kind) {
        $path = sys_get_temp_dir() . '/lineproto-dropped-' . getmypid();
        $server = new Lineproto\Server(['greeting' => 'hi']);
        $server->listen("unix://$path", $kind === 'plain' ? fn($line) => $line : function ($line, $connection) use ($server) {
            $connection->data = $server;
            return $line;
        });
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $server->watch($one, $kind === 'plain' ? fn() => 0 : fn() => $server);
        $stream = $server->getStream();
        $peer = stream_socket_client("unix://$path");
        fwrite($peer, "x\n");
        for ($got = ''; $got !== "hi\nx\n"; $got .= fgets($peer)) {
            do {
                $host->round($server, $stream);
                $read = [$peer];
                $none = null;
            } while (!stream_select($read, $none, $none, 0));
        }
        $weak = WeakReference::create($server);
        unset($server);
        if ($kind === 'cycles') {
            gc_collect_cycles();
        }
        echo $kind, ': ', json_encode([$weak->get(), file_exists($path), stream_get_contents($peer)]), "\n";
        $read = [$stream];
        echo 'readable: ', stream_select($read, $none, $none, 0), "\n";
    }
    $server = new Lineproto\Server;
    $server->listen("unix://$path");
    $server->getStream();
    echo "another may be hosted\n";
    unset($server);
    lineproto_serve("unix://$path", null, ['on_start' => fn($server) => $server->stop()]);
    echo "or run\n";
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
plain: [null,false,""]
readable: 0
cycles: [null,false,""]
readable: 0
another may be hosted
or run
