--TEST--
USR1 to the process that was there first: it and those that a reload has started open the log's file again
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$path = sys_get_temp_dir() . '/lineproto-' . getmypid() . '.log';
function wait_for(int $count, string $words, string $file): string
{
    for ($deadline = microtime(true) + DEADLINE; substr_count($text = (string) @file_get_contents($file), $words) < $count; ) {
        if (microtime(true) > $deadline) {
            fail("$file has less than $count of \"$words\": $text");
        }
    }
    return $text;
}
foreach ([1, 2] as $workers) {
    $server = Child::serve(sprintf('lineproto_serve("tcp://127.0.0.1:0", fn($line) => throw new Exception($line), ["greeting" => null, "on_start" => $ready, "workers" => %d, "log" => %s,
        "log_level" => "info", "log_format" => "json"]);', $workers, var_export($path, true)));
    $server->signal(1);
    wait_for(1, 'the new process serves', $path);
    if ($workers === 1) {
        wait_for(1, '"draining"', $path);
    }
    rename($path, "$path.1");
    $server->signal(10);
    wait_for($workers === 1 ? 2 : 4, 'opened again', $path);      // with workers, their two parents too
    $server->connect()->send("a line\n")->rest();
    $processes = array_unique(array_map(fn($line) => json_decode($line)->pid, explode("\n", trim($text = wait_for(1, 'a line', $path)))));
    echo count($processes) >= ($workers === 1 ? 2 : 4) && in_array($server->pid(), $processes) ? 'all of them ' : "$text\n";
    echo substr_count(file_get_contents("$path.1"), 'a line'), $server->stop(), $server->output(), $server->errors(), "\n";
    unlink($path);
    unlink("$path.1");
}
?>
--EXPECT--
all of them 00
all of them 00
