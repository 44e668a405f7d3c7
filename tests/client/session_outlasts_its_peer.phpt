--TEST--
The peer of a session goes while the session waits for an upstream: it gets its reply first, and reads the end behind it
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/client.inc';
$upstream = stream_socket_server('tcp://127.0.0.1:0');
$address = 'tcp://' . stream_socket_get_name($upstream, false);
foreach ([
    'lineproto_send($up, $line, $plain)', '(new Lineproto\Client($up, $plain))->request($line)', 'current(Lineproto\Client::fanOut([$up], $line, $plain))',
    '(function () use ($up, $plain, $line) { $client = new Lineproto\Client($up, $plain); $client->send($line); return $client->readLine(); })()',
] as $call) {
    $server = Child::serve("\$up = '$address'; \$plain = ['greeting' => false];\nlineproto_serve('tcp://127.0.0.1:0', session: function (\$c) use (\$up, \$plain) {
        while ((\$line = \$c->readLine()) !== null) {
            say(\$line === 'other' ? 'other' : $call . (\$c->send('thanks') ? ' taken' : ' refused'));
        }
        say('left');
    }, options: ['greeting' => null, 'on_start' => \$ready, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)]);");
    foreach (['close', 'finish', 'reset'] as $how) {
        $peer = $server->connect()->send("ask\n");
        $asked = stream_socket_accept($upstream, DEADLINE);
        fgets($asked);
        if ($how === 'reset') {
            socket_set_option(socket_import_stream($peer->stream), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        }
        $how === 'finish' ? $peer->finish() : $peer->close();
        $other = $server->connect()->send("other\n");
        echo "$how: ", $server->hear();
        $other->close();
        $heard = [$server->hear(), $server->hear()];
        fwrite($asked, "reply\n");
        echo ', ', implode(', ', [...$heard, $server->hear(), $server->hear(), $server->hear()]), $how === 'finish' ? ', ' . json_encode($peer->rest()) : '', "\n";
    }
    echo $server->stop(), "\n";
}
?>
--EXPECT--
close: other, left, Peer, reply taken, left, Peer
finish: other, left, Peer, reply taken, left, Peer, "thanks\n"
reset: other, left, Peer, reply taken, left, Error
0
close: other, left, Peer, reply taken, left, Peer
finish: other, left, Peer, reply taken, left, Peer, "thanks\n"
reset: other, left, Peer, reply taken, left, Error
0
close: other, left, Peer, reply taken, left, Peer
finish: other, left, Peer, reply taken, left, Peer, "thanks\n"
reset: other, left, Peer, reply taken, left, Error
0
close: other, left, Peer, reply taken, left, Peer
finish: other, left, Peer, reply taken, left, Peer, "thanks\n"
reset: other, left, Peer, reply taken, left, Error
0
