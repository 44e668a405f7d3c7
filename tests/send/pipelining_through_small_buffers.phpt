--TEST--
A million lines both ways against a server with tiny buffers that reads nothing while it cannot write
--EXTENSIONS--
lineproto
sockets
--INI--
memory_limit=512M
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve(<<<'PHP'
    $listener = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_set_option($listener, SOL_SOCKET, SO_RCVBUF, 2048);
    socket_set_option($listener, SOL_SOCKET, SO_SNDBUF, 2048);
    socket_bind($listener, '127.0.0.1', 0);
    socket_listen($listener);
    socket_getsockname($listener, $host, $port);
    say("listening tcp://$host:$port");
    while ($peer = socket_accept($listener)) {
        while (($bytes = (string) socket_read($peer, 3000)) !== '') {
            for (; $bytes !== ''; $bytes = substr($bytes, $sent)) {
                $sent = socket_write($peer, $bytes);   // blocks until all is taken
            }
        }
        socket_close($peer);
    }
    PHP);
$lines = fn(int $count) => (function () use ($count) { for ($i = 0; $i < $count; $i++) yield "line $i"; })();
$check = function (array $replies): void {
    $wrong = 0;
    foreach ($replies as $i => $reply) {
        $wrong += $reply !== "line $i";
    }
    echo count($replies), ' replies, ', $wrong, " wrong\n";
};
$check(lineproto_send($server->address, $lines(1000000), ['greeting' => false, 'timeout' => 120]));
$check(lineproto_send($server->address, iterator_to_array($lines(100000)), ['greeting' => false, 'timeout' => 120]));
$check(lineproto_send($server->address, $lines(100000), ['greeting' => false, 'timeout' => 120, 'retries' => 1, 'idempotent' => true]));
?>
--EXPECT--
1000000 replies, 0 wrong
100000 replies, 0 wrong
100000 replies, 0 wrong
