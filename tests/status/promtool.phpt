--TEST--
Prometheus' own checker has nothing to say about the metrics, of one process or several
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (trim((string) shell_exec('command -v promtool')) === '') die('skip promtool is not there');
?>
--FILE--
<?php
require __DIR__ . '/status.inc';

function check(string $metrics): string
{
    $process = proc_open(['promtool', 'check', 'metrics', '--extended'], [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
    fwrite($pipes[0], $metrics);
    fclose($pipes[0]);
    $said = stream_get_contents($pipes[1]);
    return preg_match('/^lineproto_handler_seconds\s+28\s/m', $said) ? (string) proc_close($process) : $said;
}
$said = [];
foreach (['', "'workers' => 2,"] as $options) {
    $server = serve_with_status($options);
    $server->connect()->send("a\nb\nthis is a line\n")->finish()->rest();
    $said[] = check(http($server, '/metrics')[2]);
    $server->stop();
}
echo implode("\n", array_unique($said)), "\n";
echo check("# TYPE lineproto_handler_seconds histogram\nlineproto_handler_seconds_total 1\n") === '0' ? "checks nothing\n" : "checks\n";
?>
--EXPECT--
0
checks
