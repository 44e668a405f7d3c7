--TEST--
Handlers are timed: each line is in the histogram once, slow calls are found among many quick ones, and whatever stops the loop is named
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status("'on_connect' => fn() => busy(0.11),", <<<'PHP'
    function ($line, $connection) {
        if ($line === 'timer') {
            $connection->server->after(0, fn() => busy(0.14));
        }
        busy(['slow' => 0.18, 'slower' => 0.24][$line] ?? 0);
        return $line;
    }
    PHP, before: 'function busy(float $seconds): void { for ($end = hrtime(true) + $seconds * 1e9; hrtime(true) < $end; ) { } }');
$peer = $server->connect();
$quick = str_repeat("quick\n", 3000);
$peer->exchange("{$quick}slow\n{$quick}slower\n$quick", 9000 * 6 + 5 + 7);
$peer->exchange("timer\n", 6);
for ($i = 0; $i < 200; $i++) {
    $peer->send("$i\n")->line();
}
$status = status_json($server);
$times = $status['handler_seconds'];
echo $status['lines_in'], ' ', $times['count'] <= 9203 && $times['count'] > 9000 ? 'counted' : $times['count'], "\n";
$long = 0;
foreach ($times['counts'] as $i => $count) {
    $long += ($times['bounds'][$i - 1] ?? 0) >= 0.1 ? $count : 0;
}
echo "$long long ones\n";
echo $times['sum'] > 0.42 && $times['sum'] < 5 ? 'sum fits' : "sum $times[sum]", ', ', $times['p50'] < 0.001 && $times['p50'] > 0 ? 'median fits' : "median $times[p50]", "\n";
foreach ($status['slowest'] as $call) {
    if ($call['seconds'] > 0.1) {
        echo "$call[event] ", $call['listener'] === ($call['event'] === 'timer' ? '' : $server->address) ? 'there' : "at $call[listener]", ' ', $call['lines'] > 0 ? 'a line' : 'no line', ' ',
            abs($call['at'] - microtime(true)) < DEADLINE ? 'now' : 'another time', "\n";
        $seconds[] = $call['seconds'];
    }
}
echo $seconds === array_reverse((function ($list) { sort($list); return $list; })($seconds)) ? "the slowest first\n" : "not in order\n";
echo metrics($server)['lineproto_handler_seconds_bucket{le="0.1"}'] + 2 === $times['count'] ? "cumulative\n" : "not cumulative\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
9203 counted
2 long ones
sum fits, median fits
line there a line now
line there a line now
timer there no line now
connect there no line now
the slowest first
cumulative
0
