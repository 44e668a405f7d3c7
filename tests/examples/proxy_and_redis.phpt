--TEST--
examples/proxy.php between nc and Redis: inline commands whose answers are a line
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_executable('/usr/bin/redis-check-rdb')) die('skip redis-tools are not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
symlink('/usr/bin/redis-check-rdb', "$folder/redis-server");   // the same program, which looks at its name; the package redis-server would start a service
$redis = proc_open(["$folder/redis-server", '--port', '0', '--unixsocket', "$folder/redis.sock", '--save', '', '--dir', $folder], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
while (($line = fgets($pipes[1])) !== false && !str_contains($line, 'eady to accept connections'));   // "Ready" since Redis 7.2
$proxy = example('proxy.php', "--upstream=unix://$folder/redis.sock", '--crlf', 'tcp://127.0.0.1:0');
echo run(['sh', '-c', "printf 'PING\\r\\nSET greeting hello\\r\\nSTRLEN greeting\\r\\nNONSENSE\\r\\n' | nc -N 127.0.0.1 " . port($proxy->address)]);
echo "-- an answer that has another line behind it\n";
echo $proxy->connect()->send("INCR n\r\nGET greeting\r\nINCR n\r\n")->rest();
echo "-- Redis goes, with somebody connected\n";
$client = $proxy->connect()->send("INCR n\r\n");
echo $client->line();
proc_terminate($redis);
stream_get_contents($pipes[1]);
proc_close($redis);
echo $client->send("INCR n\r\nINCR n\r\n")->rest();
echo $proxy->stop(), "\n", preg_replace(['/127\.0\.0\.1:\d+/', '/ asked for.*/', '~unix:///\S+/~'], ['ADDRESS', ' asked for ...', 'unix://'], $proxy->errors());
?>
--EXPECT--
+PONG
+OK
:5
-ERR unknown command 'NONSENSE', with args beginning with: 
-- an answer that has another line behind it
:1
$5
-ERR upstream: an answer that is not understood
-- Redis goes, with somebody connected
:2
-ERR upstream: not available
0
ADDRESS: unix://redis.sock has sent what no request asked for ...
ADDRESS: cannot connect to unix://redis.sock: connect(): No such file or directory
