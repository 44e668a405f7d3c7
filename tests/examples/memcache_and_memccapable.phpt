--TEST--
examples/memcache.php: libmemcached's conformance test and tools find nothing wrong with it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v memccapable'))) die('skip memccapable is not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$cache = example('memcache.php', 'tcp://127.0.0.1:0');
$servers = '--servers=127.0.0.1:' . port($cache->address);
echo preg_replace('/ +/', ' ', run(['memccapable', '-a', '-h', '127.0.0.1', '-p', port($cache->address)], $status)), "status $status\n";
file_put_contents($file = folder() . '/key', "a value\r\nEND\r\n\0\xff");
foreach ([['memcping'], ['memccp', $file], ['memcexist', 'key'], ['memccat', 'key'], ['memctouch', '--expire=100', 'key'], ['memcrm', 'key'], ['memccat', 'key'], ['memcflush']] as $command) {
    echo "-- $command[0]: ", json_encode(run([$command[0], $servers, ...array_slice($command, 1)], $status), JSON_INVALID_UTF8_SUBSTITUTE), " $status\n";
}
echo $cache->stop(), $cache->errors(), "\n";
?>
--EXPECT--
ascii version [pass]
ascii quit [pass]
ascii verbosity [pass]
ascii set [pass]
ascii set noreply [pass]
ascii get [pass]
ascii gets [pass]
ascii mget [pass]
ascii flush [pass]
ascii flush noreply [pass]
ascii add [pass]
ascii add noreply [pass]
ascii replace [pass]
ascii replace noreply [pass]
ascii cas [pass]
ascii cas noreply [pass]
ascii delete [pass]
ascii delete noreply [pass]
ascii incr [pass]
ascii incr noreply [pass]
ascii decr [pass]
ascii decr noreply [pass]
ascii append [pass]
ascii append noreply [pass]
ascii prepend [pass]
ascii prepend noreply [pass]
ascii stat [pass]
All tests passed
status 0
-- memcping: "" 0
-- memccp: "" 0
-- memcexist: "" 0
-- memccat: "a value\r\nEND\r\n\u0000\ufffd\n" 0
-- memctouch: "" 0
-- memcrm: "" 0
-- memccat: "" 1
-- memcflush: "" 0
0
