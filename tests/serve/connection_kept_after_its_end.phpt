--TEST--
A kept connection is harmless after its end: methods do nothing, addresses and data are still known
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $kept = null;
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$kept) {
        if (!$kept) {
            $kept = $connection;
            $kept->data = 'mine';
            return 'kept';
        }
        $kept->pause();
        $kept->resume();
        $kept->join('group');
        $kept->leave('group');
        $kept->setFraming(Lineproto\Framing::crlf());
        $kept->onBytes(5, fn() => null);
        $kept->close('bye');
        $kept->abort();
        return "$kept->id $kept->data $kept->localAddress $kept->remoteAddress " . get_class($kept->server);
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn() => say('closed')]);
    PHP);
$first = $server->connect();
$name = stream_socket_get_name($first->stream, false);
echo $first->send("x\n")->finish()->rest(), $server->hear(), "\n";
$expected = '1 mine ' . substr($server->address, 6) . " $name Lineproto\\Server\n";
var_dump($server->connect()->send("y\n")->finish()->rest() === $expected);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
kept
closed
bool(true)
0
