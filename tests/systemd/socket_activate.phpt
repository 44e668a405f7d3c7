--TEST--
systemd-socket-activate starts a server at the first connection; the server answers it
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_executable('/usr/bin/systemd-socket-activate')) die('skip systemd-socket-activate is not there');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
$paths = [socket_path('one'), socket_path('two'), socket_path('three')];
$script = socket_path('script');
file_put_contents($script, <<<'PHP'
    <?php
    lineproto_serve(['systemd://web', 'systemd://admin'], fn($line, $peer) => $line === 'end' ? $peer->server->drain() : strrev($line),
        ['greeting' => null, 'on_start' => fn($server) => print implode(' ', array_map(basename(...), $server->addresses()))]);
    PHP);
$listen = array_merge(...array_map(fn($path) => ['-l', $path], $paths));
$process = proc_open(['systemd-socket-activate', ...$listen, '--fdname=web:admin:web', ...array_merge(...array_map(fn($name) => ['-E', $name],
    array_keys(array_intersect_key(getenv(), ['LD_LIBRARY_PATH' => 1, 'USE_ZEND_ALLOC' => 1, 'ZEND_DONT_UNLOAD_MODULES' => 1, 'ASAN_OPTIONS' => 1, 'PATH' => 1])))),
    '--', ...php_command(), $script], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
for ($said = ''; substr_count($said, 'Listening') < 3; ) {
    $said .= fgets($pipes[2]) ?: fail("it ended: $said");
}
foreach ($paths as $path) {
    echo (new Peer("unix://$path"))->send("abc\n")->finish()->rest();
}
(new Peer("unix://$path"))->send("end\n")->finish()->rest();
echo preg_replace('/lineproto-\d+-/', '', stream_get_contents($pipes[1])), "\n";
echo preg_replace('/^(Communication|Execing|Executing:) .*\n/m', '', stream_get_contents($pipes[2])), proc_close($process), "\n";
?>
--EXPECT--
cba
cba
cba
one three two
0
