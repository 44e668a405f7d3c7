--TEST--
Workers and Xdebug in each of its modes
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (!extension_loaded('xdebug') && !getenv('XDEBUG_SO') && !file_exists(ini_get('extension_dir') . '/xdebug.so')) {
    die('skip Xdebug is not there');
}
?>
--FILE--
<?php
require __DIR__ . '/workers.inc';
$folder = sys_get_temp_dir() . '/lineproto-xdebug-' . getmypid();
mkdir($folder);
$load = extension_loaded('xdebug') ? [] : ['zend_extension' => getenv('XDEBUG_SO') ?: 'xdebug'];
foreach (['off', 'develop', 'debug', 'profile', 'trace', 'coverage'] as $mode) {
    $server = serve_workers(<<<'PHP'
        ini_set('display_errors', 'stderr');
        $session = function ($connection) use ($commands) {
            foreach ($connection as $line) {
                $connection->send($commands($line, $connection));
            }
        };
        lineproto_serve('tcp://127.0.0.1:0', null, ['greeting' => null, 'workers' => 2, 'on_start' => $ready], $session);
        echo "over\n";
        PHP, 2, $load + ['xdebug.mode' => $mode, 'xdebug.output_dir' => $folder, 'xdebug.start_with_request' => $mode === 'debug' ? 'no' : 'yes']);
    foreach (peers($server) as $peer) {
        $answer = ask($peer, 'echo hello');
    }
    $peer->send("throw an exception\n")->rest();
    $server->connect()->send("fatal\n")->rest();
    $server->hear();
    echo "$mode: $answer ", ask($server->connect(), 'echo again'), ' ', count(peers($server)), ' ', end_of($server), ' ', $server->output();
}
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
off: hello again 2 status 0 over
develop: hello again 2 status 0 over
debug: hello again 2 status 0 over
profile: hello again 2 status 0 over
trace: hello again 2 status 0 over
coverage: hello again 2 status 0 over
