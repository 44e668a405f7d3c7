--TEST--
A broadcast that a connection of another worker cannot carry in its framing does not reach that one; everybody else gets it
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands) {
        if ($line === 'semicolons') {
            $connection->setFraming(Lineproto\Framing::delimited(';'));
            return 'from now on';
        }
        return $commands($line, $connection);
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    PHP);
$peers = peers($server);
[$first, $second] = array_values($peers);
do {
    $more = $server->connect();
} while ((int) ask($more, 'pid') !== array_key_last($peers));
$second->send("semicolons\n");
echo stream_get_line($second->stream, 100, ';'), "\n";
echo ask($first, 'others a;b'), ' ', $more->line();
echo ask($first, 'others a-b'), ' ', $more->line(), stream_get_line($second->stream, 100, ';'), "\n";
echo end_of($server), "\n", preg_replace('/\[\d+\]/', '', $server->errors());
?>
--EXPECT--
from now on
receivers 0 a;b
receivers 0 a-b
a-b
status 0
lineproto warning: a broadcast of another worker left out connections whose framing cannot carry it bytes=3
