--TEST--
A client never takes a cut off stream for its end
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
use Lineproto\{Client, Reply};
$server = TlsPeer::listen();
$connect = function (array $options = [], string ...$commands) use ($server) {
    $client = new Client($server->address, trusting(options: PLAIN + ['timeout' => 3] + $options));
    $server->begin('accept')->begin('handshake');
    $thrown = thrown(fn() => $client->send('hello'));
    $server->answer();
    $server->answer();
    echo $thrown === 'nothing thrown: null' ? trim($server->line()) : $thrown, ': ';
    foreach ($commands as $command) {
        $server->then(...explode(' ', $command, 2));
    }
    return $client;
};
$name = fn(string $text) => preg_replace('/localhost:\d+/', 'SERVER', $text);
foreach (['notify', 'fin'] as $end) {
    $finish = $end === 'notify' ? ['notify', 'flush', 'fin'] : ['flush', 'fin'];
    $client = $connect([], "say one\ntail", ...$finish);
    echo "$end, readLine(): ", $client->readLine(), ', ', $name(thrown($client->readLine(...))), "\n";
    $client = $connect([], "say one\n", ...$finish);
    echo "$end, readLine(): ", $client->readLine(), ', ', $name(thrown($client->readLine(...))), "\n";
    $client = $connect([], "say 1234567", ...$finish);
    echo "$end, readBytes(): ", $client->readBytes(3), ', ', $name(thrown(fn() => $client->readBytes(5))), "\n";
    foreach ([Reply::Line, Reply::Dotted, Reply::Block] as $reply) {
        $server->begin('accept')->begin('handshake')->begin('line')->begin('say', "one\ntw");
        array_map(fn($command) => $server->begin($command), $finish);
        echo "$end, send(), $reply->name: ", $name(thrown(fn() => lineproto_send($server->address, ['a', 'b'], trusting(options: PLAIN + ['reply' => $reply])))), "\n";
        array_map(fn() => $server->answer(), range(1, 4 + count($finish)));
    }
}
?>
--EXPECT--
hello: notify, readLine(): one, Lineproto\ClosedException [not sent]: tls://SERVER closed the connection; 4 bytes of an unfinished line came
hello: notify, readLine(): one, nothing thrown: null
hello: notify, readBytes(): 123, Lineproto\ClosedException [not sent]: tls://SERVER closed the connection; 4 bytes of an unfinished block came
notify, send(), Line: Lineproto\ClosedException [sent]: tls://SERVER closed the connection before its reply; 1 of 2 requests are answered; 2 bytes of an unfinished reply came
notify, send(), Dotted: Lineproto\ClosedException [sent]: tls://SERVER closed the connection before its reply; 0 of 2 requests are answered; 6 bytes of an unfinished reply came
notify, send(), Block: Lineproto\ClosedException [sent]: tls://SERVER closed the connection before its reply; 0 of 2 requests are answered; 6 bytes of an unfinished reply came
hello: fin, readLine(): one, Lineproto\ClosedException [not sent]: the connection to tls://SERVER was lost; 4 bytes of an unfinished line came: recv(): the stream was cut off: it ended without TLS's close_notify
hello: fin, readLine(): one, Lineproto\ClosedException [not sent]: the connection to tls://SERVER was lost: recv(): the stream was cut off: it ended without TLS's close_notify
hello: fin, readBytes(): 123, Lineproto\ClosedException [not sent]: the connection to tls://SERVER was lost; 4 bytes of an unfinished block came: recv(): the stream was cut off: it ended without TLS's close_notify
fin, send(), Line: Lineproto\ClosedException [sent]: the connection to tls://SERVER was lost before its reply; 1 of 2 requests are answered; 2 bytes of an unfinished reply came: recv(): the stream was cut off: it ended without TLS's close_notify
fin, send(), Dotted: Lineproto\ClosedException [sent]: the connection to tls://SERVER was lost before its reply; 0 of 2 requests are answered; 6 bytes of an unfinished reply came: recv(): the stream was cut off: it ended without TLS's close_notify
fin, send(), Block: Lineproto\ClosedException [sent]: the connection to tls://SERVER was lost before its reply; 0 of 2 requests are answered; 6 bytes of an unfinished reply came: recv(): the stream was cut off: it ended without TLS's close_notify
