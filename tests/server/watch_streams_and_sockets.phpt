--TEST--
watch() calls back with what it was given when a stream, a pipe or a Socket is readable, with each backend, until it is read empty
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(false) as $backend) {
    $child = new Child(<<<'PHP'
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $sockets);
        $process = proc_open(['echo', 'process'], [1 => ['pipe', 'w']], $pipes);
        $calls = [];
        $server = new Lineproto\Server(['on_start' => function () use ($other, $sockets) {
            fwrite($other, 'abc');
            socket_write($sockets[1], 'socket');
        }]);
        $server->listen('tcp://127.0.0.1:0');
        $end = function () use (&$calls, $server) {
            if (count($calls) === 5) {
                $server->stop();
            }
        };
        $stream = $server->watch($one, function ($given, $id) use ($one, $server, &$calls, $end) {
            $calls[] = $read = fread($given, 1);
            echo $given === $one ? '' : "another stream\n";
            if ($read === 'c') {
                $server->unwatch($id);
            }
            $end();
        });
        $socket = $server->watch($sockets[0], function ($given, $id) use ($sockets, $server, &$calls, $end) {
            echo $given === $sockets[0] ? '' : "another socket\n";
            $calls[] = socket_read($given, 100);
            $server->unwatch($id);
            $end();
        });
        $pipe = $server->watch($pipes[1], function ($given, $id) use ($server, &$calls, $end) {
            if (feof($given)) {
                return $server->unwatch($id);
            }
            $text = (string) fgets($given);
            if ($text !== '') {
                $calls[] = trim($text);
            }
            $end();
        });
        $server->run();
        sort($calls);
        echo implode(' ', $calls), ' ', count(array_unique([$stream, $socket, $pipe])), " ids\n";
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, "a b c process socket 3 ids\n", '']) {
        echo "$backend: ", $child->output(), $child->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
