--TEST--
When a hosted server has drained, its sockets, path and signal handlers are as before; its stream is silent and dispatch() does nothing
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/host.inc';
$child = new Child(HOST . <<<'PHP'
    $path = tempnam(sys_get_temp_dir(), 'lineproto');
    unlink($path);
    $count = fn() => count(scandir('/proc/self/fd'));
    $before = $count();
    $server = new Lineproto\Server(['greeting' => null, 'on_stop' => $host->stopped()]);
    $server->listen("unix://$path", fn($line, $connection) => $connection->server->drain());
    $stream = $server->getStream();
    $peer = stream_socket_client("unix://$path");
    fwrite($peer, "drain\n");
    while (!$host->over) {
        $host->round($server, $stream);
    }
    stream_get_contents($peer);
    fclose($peer);
    $read = [$stream];
    $none = null;
    echo 'readable: ', stream_select($read, $none, $none, 0), "\n";
    $server->dispatch();
    $server->dispatch();
    echo 'path: ', json_encode(file_exists($path)), ', TERM: ', json_encode(pcntl_signal_get_handler(SIGTERM)), "\n";
    try {
        $server->getStream();
    } catch (Lineproto\LineprotoError $error) {
        echo $error->getMessage(), "\n";
    }
    echo $server->stats()['lines_in'], " line\n";
    echo $count() - $before, " descriptor more: the stream\n";

    $host->over = false;   // and once more
    $address = $server->listen('tcp://127.0.0.1:0', fn($line, $connection) => $connection->server->stop());
    $peer = stream_socket_client($address);
    fwrite($peer, "stop\n");
    $host->run($server);
    echo 'over again: ', var_export(stream_get_contents($peer), true), "\n";
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--EXPECT--
0
readable: 0
path: false, TERM: 0
Lineproto\Server::getStream() needs a server that listens: call listen() first
1 line
1 descriptor more: the stream
over again: ''
