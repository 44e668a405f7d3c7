--TEST--
Workers and opcache, with and without its JIT
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (!file_exists(ini_get('extension_dir') . '/opcache.so') && !extension_loaded('Zend OPcache')) {
    die('skip opcache is not there');
}
?>
--FILE--
<?php
require __DIR__ . '/workers.inc';
foreach (['off' => '0', 'tracing' => '64M'] as $jit => $size) {
    $server = serve_workers(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($commands) {
            if ($line === 'sum') {
                for ($i = $sum = 0; $i < 200000; $i++) {
                    $sum += $i % 7;
                }
                return "$sum " . (opcache_get_status(false)['opcache_enabled'] ? 'cached' : 'not');
            }
            return $commands($line, $connection);
        }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
        echo "over\n";
        PHP, 2, (extension_loaded('Zend OPcache') ? [] : ['zend_extension' => 'opcache']) + ['opcache.enable_cli' => 1, 'opcache.jit' => $jit, 'opcache.jit_buffer_size' => $size]);
    foreach (peers($server) as $pid => $peer) {
        echo ask($peer, 'sum'), "\n";
    }
    posix_kill($pid, SIGKILL);
    $server->hear();
    echo count(peers($server)), ' ', end_of($server), "\n", $server->output(), preg_replace('/.*replaced.*\n/', '', $server->errors());
}
?>
--EXPECT--
599994 cached
599994 cached
2 status 0
over
599994 cached
599994 cached
2 status 0
over
