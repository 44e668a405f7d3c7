--TEST--
/status.json is what stats() says, the metrics and the table carry the same figures, and the status listener itself is in none of them
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$server = serve_with_status("'max_line' => 20, 'overflow' => Lineproto\\Overflow::Discard, 'log' => fn() => null,", <<<'PHP'
    fn($line, $connection) => match ($line) {
        'stats' => json_encode($connection->server->stats()),
        'throw' => throw new Exception,
        'close' => $connection->close(),
        default => $line,
    }
    PHP);
for ($i = 0; $i < 20; $i++) {
    http($server, ['/', '/metrics', '/status.json', '/health', '/x'][$i % 5]);
}
foreach (["a\nb\nthrow\n", "this line is too long\nb\n", "close\n"] as $lines) {
    $server->connect()->send($lines)->finish()->rest();
}
$peer = $server->connect();
$stats = json_decode($peer->send("stats\n")->line(), true);
$status = status_json($server);
echo implode(' ', array_keys($status)), "\n";
foreach (['accepted' => 4, 'open' => 1, 'closed' => 3, 'refused' => 0, 'lines_in' => 6, 'handler_errors' => 1, 'overflows' => 1] as $name => $value) {
    echo $stats[$name] === $value ? '' : "stats: $name is {$stats[$name]}\n";
}
foreach (array_diff_assoc(array_map('json_encode', $stats), array_map('json_encode', $status)) as $name => $value) {
    echo in_array($name, ['lines_out', 'bytes_out', 'handler_seconds', 'slowest', 'uptime'], true) ? '' : "$name is $value there and " . json_encode($status[$name]) . " here\n";
}
echo $stats['status'] === $server->addresses[1] ? '' : "status is {$stats['status']}\n";
var_dump(array_sum($status['handler_seconds']['counts']) === $status['handler_seconds']['count'],
    $status['handler_seconds']['count'] <= $status['lines_in'], count($status['handler_seconds']['counts']) === count($status['handler_seconds']['bounds']) + 1);
$metrics = metrics($server);
foreach ($status as $name => $value) {
    $found = match (true) {
        $name === 'closed_by' => array_map('strval', array_values($value)) === array_values(array_filter($metrics,
            fn($key) => str_starts_with($key, 'lineproto_closed_total{'), ARRAY_FILTER_USE_KEY)),
        $name === 'closed' => array_sum($status['closed_by']) === $value,
        $name === 'open' => $metrics['lineproto_open'] === "$value",
        $name === 'handler_seconds' => $metrics['lineproto_handler_seconds_count'] === "$value[count]" && $metrics['lineproto_handler_seconds_bucket{le="+Inf"}'] === "$value[count]",
        is_int($value) => ($metrics["lineproto_{$name}_total"] ?? null) === "$value",
        default => true,
    };
    echo $found ? '' : "$name is not in the metrics as it should be\n";
}
echo $metrics['lineproto_closed_total{reason="error"}'], $metrics['lineproto_closed_total{reason="line_timeout"}'], "\n";
echo preg_grep('/^lineproto_build_info\{version="\d+\.\d+\.\d+",tls="[^"]+"\}$/', array_keys($metrics)) ? "build known\n" : "build unknown\n";
$table = http($server, '/')[2];
echo preg_match('~<th>lines_in<td>6<td>Lines~', $table), preg_match('~<th>closed_by\.Error<td>1<td>~', $table),
    preg_match('~<th>listeners<td>tcp://127\.0\.0\.1:\d+<td>~', $table), preg_match('~<th>handler_seconds.counts<td>\d+(, \d+)+<td>~', $table), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
accepted open closed refused closed_by handshakes lines_in lines_out bytes_in bytes_out handler_errors overflows protocol_errors discarded_lines discarded_tails skipped_bytes memory_limited discarded_broadcasts accept_failures log_failures handler_seconds slowest listeners status state uptime
bool(true)
bool(true)
bool(true)
10
build known
1111
0
