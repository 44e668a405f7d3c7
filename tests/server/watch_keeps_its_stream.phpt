--TEST--
watch() keeps its stream and callback alive until unwatch(), and cycles through them can be collected
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$child = new Child(<<<'PHP'
    final class Told { public $more; public function __construct(private string $name) {} public function __destruct() { echo "$this->name released\n"; } }
    $server = new Lineproto\Server;
    $server->listen('tcp://127.0.0.1:0');
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $told = new Told('callback');
    $id = $server->watch($one, fn() => $told);
    unset($one, $told);
    echo feof($other) ? "closed too early\n" : "open\n";
    $server->unwatch($id);
    stream_set_blocking($other, false);
    echo fread($other, 1), feof($other) ? "closed\n" : "still open\n";

    $told = new Told('cycle');
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $server->watch($one, fn() => [$server, $told]);
    $told->more = $server;
    unset($server, $told, $one);
    echo gc_collect_cycles() > 0 ? "collected\n" : "nothing was collected\n";
    stream_set_blocking($other, false);
    echo fread($other, 1), feof($other) ? "closed\n" : "still open\n";

    $server = new Lineproto\Server(['on_error' => fn($error) => print $error->getMessage() . "\n"]);
    $server->listen('tcp://127.0.0.1:0', null, ['transcript' => false]);
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $thrower = new class { public function __destruct() { throw new Exception('thrown by a destructor'); } };
    fwrite($other, 'x');
    $server->watch($one, function ($one, $id) use ($server, $thrower) {
        $server->unwatch($id);
        $server->after(0.01, fn() => $server->stop());
    });
    unset($thrower);
    $server->run();
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
open
callback released
closed
cycle released
collected
closed
thrown by a destructor
