--TEST--
The counters of a server can be read after it ended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $kept = null;
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['on_start' => function ($server) use ($ready, &$kept) { $kept = $server; $ready($server); }]);
    ['accepted' => $accepted, 'open' => $open, 'closed' => $closed, 'lines_in' => $lines, 'listeners' => $listeners] = $kept->stats();
    echo "$accepted $open $closed $lines ", count($listeners), ' ', count($kept->addresses()), ' ', count($kept->connections()), "\n";
    PHP);
$server->connect()->send("a\nb\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
0
1 0 1 2 0 0 0
