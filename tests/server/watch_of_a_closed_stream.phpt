--TEST--
A watched stream that is closed, in its callback or elsewhere, leaves the loop with a line in the log; who gets its number is not disturbed
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(false) as $backend) {
    $server = Child::serve(<<<'PHP'
        $log = fn($level, $message, $context) => say("$level: $message " . implode($context));
        $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'log' => $log]);
        $server->listen('tcp://127.0.0.1:0', function ($line) use ($server, &$streams, &$others) {
            $what = explode(' ', $line);
            if ($what[0] === 'open') {
                $streams = $others = [];
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
                [$streams[2], $others[2]] = $pair;
                for ($i = 0; $i < 2; $i++) {
                    [$streams[$i], $others[$i]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
                }
                $server->watch($streams[0], fclose(...));
                $server->watch($streams[1], fn() => say('called'));
                $server->watch($streams[2], fn() => say('called'));
            } elseif ($what[0] === 'inside') {
                fwrite($others[0], 'x');
            } elseif ($what[0] === 'outside') {
                fclose($streams[1]);
                socket_close($streams[2]);
            } elseif ($what[0] === 'reuse') {   // the freed numbers are taken, and become readable
                for ($i = 0; $i < 6; $i++) {
                    $streams = [...$streams, ...$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)];
                    fwrite($pair[0], 'x');
                    fwrite($pair[1], 'x');
                }
            } elseif ($what[0] === 'ends') {
                $kept = implode(array_map(fn($stream) => fread($stream, 1), array_slice($streams, 3)));
                return json_encode([$kept, stream_get_contents($others[0]), stream_get_contents($others[1]), socket_read($others[2], 1)]);
            }
            return $line;
        });
        $server->run();
        PHP, ['lineproto.backend' => $backend]);
    $peer = $server->connect();
    $said = $peer->send("open\n")->line() . $peer->send("inside\n")->line() . $server->hear() . "\n" . $peer->send("outside\nreuse\n")->line() . $peer->line();
    $heard = [$server->hear(), $server->hear()];
    sort($heard);
    $said .= implode("\n", $heard) . "\n" . $peer->send("ends\n")->line() . $server->connect()->send("new\n")->line() . $server->stop();
    if ($said . $server->errors() !== <<<'TEXT'
        open
        inside
        warning: a watched stream was closed: unwatch() it first 1
        outside
        reuse
        warning: a watched stream was closed: unwatch() it first 2
        warning: a watched stream was closed: unwatch() it first 3
        ["xxxxxxxxxxxx","","",""]
        new
        0
        TEXT) {
        echo "$backend: $said\n", $server->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
