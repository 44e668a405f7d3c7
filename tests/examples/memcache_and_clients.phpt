--TEST--
examples/memcache.php passes memccapable's tests of the text protocol, and serves memccp, memccat, memcstat and memcping
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v memccapable'))) die('skip libmemcached-tools are not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$server = example('memcache.php', 'tcp://127.0.0.1:0');
$port = port($server->address);
$said = run(['memccapable', '-h', '127.0.0.1', '-p', $port, '-a', '-t', '10'], $status);
echo preg_match_all('/\[pass\]/', $said), " passed, memccapable $status\n", $status ? $said : '';

$folder = folder();
foreach (['one', 'two'] as $name) {
    file_put_contents("$folder/$name", random_bytes(70000));
}
echo run(['memccp', "--servers=127.0.0.1:$port", "$folder/one", "$folder/two"], $status), "memccp $status\n";
foreach (['one', 'two'] as $name) {
    echo run(['memccat', "--servers=127.0.0.1:$port", $name], $status) === file_get_contents("$folder/$name") . "\n" ? 'as it was' : 'changed', ", memccat $status\n";
}
echo preg_match('/^\tversion: 1\.6\.0/m', run(['memcstat', "--servers=127.0.0.1:$port"], $status)), " memcstat $status\n";
echo run(['memcping', "--servers=127.0.0.1:$port"], $status), "memcping $status\n";
echo $server->stop(), $server->errors();
?>
--EXPECT--
27 passed, memccapable 0
memccp 0
as it was, memccat 0
as it was, memccat 0
1 memcstat 0
memcping 0
0