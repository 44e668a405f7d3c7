--TEST--
A worker that ends leaves the status listener's Unix socket to the others
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/status.inc';
$path = sys_get_temp_dir() . '/lineproto-status-' . getmypid();
$server = serve_with_status("'workers' => 2, 'log' => fn() => null,", 'fn($line) => $line === "exit" ? exit() : $line', "'unix://$path'");
$server->connect()->send("exit\n")->rest();
for ($deadline = microtime(true) + DEADLINE; file_exists($path) && status_json($server)['restarts'] < 1 && microtime(true) < $deadline; ) {
}
echo file_exists($path) ? http($server, '/health')[2] : 'file gone', ' ', status_json($server)['restarts'], "\n";
echo $server->stop(), file_exists($path) ? ' file left' : ' file gone', "\n";
?>
--EXPECT--
ok 1
0 file gone
