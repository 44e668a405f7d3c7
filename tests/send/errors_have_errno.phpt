--TEST--
The code of an exception is errno where a system call failed, and 0 where none did
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/peer.inc';
$names = [SOCKET_ECONNREFUSED => 'ECONNREFUSED', SOCKET_ECONNRESET => 'ECONNRESET', SOCKET_EPIPE => 'EPIPE', SOCKET_ENOENT => 'ENOENT',
    SOCKET_EACCES => 'EACCES', SOCKET_EADDRNOTAVAIL => 'EADDRNOTAVAIL', SOCKET_ENOTSOCK => 'ENOTSOCK', 0 => '0'];
$code = function (string $what, callable $call) use ($names): void {
    try {
        $call();
        echo "$what: nothing thrown\n";
    } catch (Exception $e) {
        echo "$what: ", preg_replace('/^.*\\\\/', '', get_class($e)), ' ', $names[$e->getCode()] ?? $e->getCode(), "\n";
    }
};
$plain = ['greeting' => false];
$code('nobody listens', fn() => lineproto_send(refused_address($holder), 'x'));
$code('no such path', fn() => lineproto_send('unix:///nonexistent', 'x'));
$code('bind_to', fn() => lineproto_send('tcp://127.0.0.1:1', 'x', ['bind_to' => '192.0.2.1']));
$code('name', fn() => lineproto_send('tcp://two..dots:1', 'x'));
/* A close while something is left unread is a reset. */
$reset = raw_server('$r = [$peer]; $w = $e = null; stream_select($r, $w, $e, 20); fclose($peer);');
$code('reset', fn() => lineproto_send($reset->address, 'x', $plain));
$closed = raw_server('fgets($peer); fclose($peer);');
$code('closed', fn() => lineproto_send($closed->address, 'x', $plain));
$silent = raw_server('$all[] = $peer;');
$code('timeout', fn() => lineproto_send($silent->address, 'x', ['timeout' => 0.1]));
$refusing = raw_server('fwrite($peer, "not connect\n"); fclose($peer);');
$code('refused', fn() => lineproto_send($refusing->address, 'x'));
$long = raw_server('fwrite($peer, "xx\n"); fclose($peer);');
$code('too long', fn() => lineproto_send($long->address, 'x', ['max_line' => 1]));
/* What it is called does not depend on what came before it in the list. */
$code('list', fn() => lineproto_send(['unix:///nonexistent', $closed->address], 'x', $plain));
echo chain(fn() => lineproto_send(['unix:///nonexistent', refused_address($holder), $refusing->address], 'x')) === sprintf('RefusedException, ConnectException %d, ConnectException %d',
    SOCKET_ECONNREFUSED, SOCKET_ENOENT) ? "chain\n" : "no chain\n";
?>
--EXPECT--
nobody listens: ConnectException ECONNREFUSED
no such path: ConnectException ENOENT
bind_to: ConnectException EADDRNOTAVAIL
name: ConnectException 0
reset: ClosedException ECONNRESET
closed: ClosedException 0
timeout: TimeoutException 0
refused: RefusedException 0
too long: LineTooLongException 0
list: ClosedException 0
chain
