--TEST--
"auto" starts one worker for each processor that the process may use; with one it serves alone
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') {
    die('skip only on Linux');
}
?>
--FILE--
<?php
require __DIR__ . '/workers.inc';
preg_match('/^Cpus_allowed_list:\s*(.*)$/m', file_get_contents('/proc/self/status'), $match);
$usable = 0;
foreach (explode(',', $match[1]) as $range) {
    [$first, $last] = explode('-', $range) + [1 => $range];
    $usable += min((int) $last, 255) - (int) $first + 1;
}
foreach (['' => $usable, 'exec taskset -c ' . (int) $match[1] . ' "$@"' => 1] as $limits => $count) {
    $server = serve_workers(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', $commands, ['greeting' => null, 'workers' => 'auto', 'on_start' => $ready]);
        PHP, $count, [], $limits);
    echo count(workers($server)) === ($count > 1 ? $count : 0) ? 'as many as processors' : count(workers($server)), ', ', end_of($server), "\n";
}
?>
--EXPECT--
as many as processors, status 0
as many as processors, status 0
