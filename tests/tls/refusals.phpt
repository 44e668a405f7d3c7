--TEST--
Who is not served hears so behind the handshake: full, too many of an address, denied
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
foreach (["'max_connections' => 1", "'max_per_ip' => 1", "'deny' => ['127.0.0.0/8']"] as $limit) {
    $server = tls_server(options: "$limit, 'log' => fn() => null, 'on_close' => function (\$c, \$reason) { say(json_encode(array_intersect_key(\$c->server->stats(), ['accepted' => 1, 'open' => 1, 'refused' => 1]))); },");
    $first = new Lineproto\Client($server->address, trusting([], []));
    echo $limit, ': ', thrown(fn() => $first->request('hello')), "\n";
    echo '    ', thrown(fn() => lineproto_send($server->address, 'hello', trusting([], []))), "\n";
    echo '    ', chain(fn() => lineproto_send([$server->address, $server->address], 'hello', trusting([], []))), "\n";
    unset($first);
    if ($limit[1] === 'm') {
        echo '    ', $server->hear(), "\n";
        for ($deadline = microtime(true) + 3; ($got = thrown(fn() => lineproto_send($server->address, 'hello', trusting([], [])))) !== 'nothing thrown: "<hello>"' && microtime(true) < $deadline; );
        echo '    ', $got, "\n";
    }
}
?>
--EXPECT--
'max_connections' => 1: nothing thrown: "<hello>"
    Lineproto\RefusedException [not connect]: tls://ADDRESS refused the connection: not connect
    RefusedException, RefusedException
    {"accepted":1,"open":0,"refused":3}
    nothing thrown: "<hello>"
'max_per_ip' => 1: nothing thrown: "<hello>"
    Lineproto\RefusedException [not connect]: tls://ADDRESS refused the connection: not connect
    RefusedException, RefusedException
    {"accepted":1,"open":0,"refused":3}
    nothing thrown: "<hello>"
'deny' => ['127.0.0.0/8']: Lineproto\RefusedException [not connect]: tls://ADDRESS refused the connection: not connect
    Lineproto\RefusedException [not connect]: tls://ADDRESS refused the connection: not connect
    RefusedException, RefusedException
