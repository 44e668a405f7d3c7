--TEST--
Watched streams go on while the server drains and do not keep it from ending; at the end of a stream the callback is called until unwatch()
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$server = Child::serve(<<<'PHP'
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $ends = 0;
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => function () use (&$ends) { echo "$ends ends\n"; }]);
    $server->listen('tcp://127.0.0.1:0', function ($line, $connection) use ($server, $other) {
        $server->drain();
        $server->after(0.01, fn() => fclose($other));
        return str_repeat('x', 50000000);   // until it has been read, the drain goes on
    });
    $server->watch($one, function ($one, $id) use (&$ends, $server) {
        fread($one, 10);
        if (feof($one) && ++$ends === 3) {
            $server->unwatch($id);
            say('unwatched');
        }
    });
    [$idle, $kept] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $server->watch($idle, fn() => 0);
    $server->run();
    PHP);
$peer = $server->connect()->send("drain\n");
echo $server->hear(), ' ', strlen($peer->rest()), "\n", $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
unwatched 50000001
03 ends
