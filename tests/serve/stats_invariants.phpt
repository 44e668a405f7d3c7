--TEST--
accepted = open + closed, the reasons add up to closed, lines and bytes are counted, refused ones are apart
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $stats = $connection->server->stats();
        return match ($line) {
            'stats' => json_encode([$stats['accepted'] === $stats['open'] + $stats['closed'],
                array_sum($stats['closed_by']) === $stats['closed'], array_keys($stats['closed_by']) === array_column(Lineproto\CloseReason::cases(), 'name'),
                $stats['accepted'], $stats['open'], $stats['closed'], $stats['refused'], $stats['lines_in'], $stats['lines_out'],
                $stats['bytes_in'], $stats['bytes_out'], $stats['handler_errors'], $stats['overflows'],
                $stats['listeners'] === $connection->server->addresses(), is_float($stats['uptime']) && $stats['uptime'] > 0]),
            'throw' => throw new Exception,
            'close' => $connection->close(),
            default => $line,
        };
    }, ['max_line' => 10, 'max_connections' => 3, 'log_level' => 'alert', 'on_start' => $ready, 'on_close' => fn() => say('closed')]);
    PHP);
$peer = $server->connect();
$peer->line();
echo $peer->send("stats\n")->line();
foreach (["throw\n", "close\n", "more than ten bytes\n", "a\nb\n"] as $bytes) {
    $server->connect()->send($bytes)->finish()->rest();
    $server->hear();
}
$second = $server->connect();
$third = $server->connect();
$second->line();
$third->line();
$server->connect()->rest();
echo $peer->send("stats\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECTF--
[true,true,true,1,1,0,0,1,1,6,8,0,0,true,true]
[true,true,true,7,3,4,1,6,10,%d,%d,1,1,true,true]
0
