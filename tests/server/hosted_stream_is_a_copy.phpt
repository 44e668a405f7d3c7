--TEST--
Closing the stream of getStream() does no harm: the next call gives another
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$server = Child::serve(HOST . <<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => $host->stopped()]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => $line);
    $stream = $server->getStream();
    while (!$host->over) {
        $host->round($server, $stream);
        fclose($stream);
        $stream = $host->over ? null : $server->getStream();
    }
    PHP);
$peer = $server->connect();
echo $peer->send("a\n")->line(), $peer->send("b\n")->line(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
b
0
