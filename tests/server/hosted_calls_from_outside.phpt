--TEST--
What the host does to a hosted server between two dispatch() is dealt with at once, and with the time of now
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(true) as $backend) {
    $child = new Child(HOST . <<<'PHP'
        $server = new Lineproto\Server(['greeting' => null, 'on_stop' => $host->stopped(), 'write_timeout' => 0.05]);
        $address = $server->listen('tcp://127.0.0.1:0', fn($line) => $line);
        $stream = $server->getStream();
        $peer = stream_socket_client($address);
        $said = function () use ($host, $server, $stream, $peer): string {
            do {   // no line is there but what the host has asked for
                $host->round($server, $stream);
                $read = [$peer];
                $none = null;
            } while (!stream_select($read, $none, $none, 0));
            return trim(fgets($peer));
        };
        fwrite($peer, "hello\n");
        $heard = [$said()];
        [$connection] = $server->connections();
        for ($busy = microtime(true) + 0.1; microtime(true) < $busy;);   // longer than write_timeout
        $start = microtime(true);
        $connection->send('sent');
        $heard[] = $said();
        $connection->send((fn() => yield from ['pulled'])());
        $heard[] = $said();
        $server->broadcast('broadcast');
        $heard[] = $said();
        $server->after(0.001, fn() => $connection->send('timer'));
        $heard[] = $said();
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        fwrite($other, "watched\n");
        $server->watch($one, fn($one, $id) => $connection->send(trim(fgets($one))) && $server->unwatch($id));
        $heard[] = $said();
        $connection->close('closed');
        $heard[] = $said();
        $server->drain();
        while (!$host->over) {
            $host->round($server, $stream);
        }
        echo implode(' ', $heard), microtime(true) - $start < 3 ? '' : ', but slowly', "\n";
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, "hello sent pulled broadcast timer watched closed\n", '']) {
        echo "$backend: ", $child->output(), $child->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
