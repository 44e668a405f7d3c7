--TEST--
A thousand connections with half a header cost little memory and no time
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'handshake_timeout' => 60,");
$probe = $server->connect()->send(v1());
$probe->line();
$half = [];
$add = function (int $count) use ($server, $probe, &$half): int {
    for ($i = 0; $i < $count; $i++) {
        $half[] = $server->connect()->send(substr(v1(), 0, -1));
    }
    $probe->send("x\n")->line();
    $probe->send("x\n")->line();
    return $server->memory();
};
$before = $add(100);
$each = ($add(800) - $before) / 800;
echo $each < 1500 ? "fine\n" : "$each bytes each\n";
$before = $server->cpu();
$read = [$probe->stream];
$none = null;
stream_select($read, $none, $none, 0, 300000);
echo $server->cpu() - $before < 0.15 ? "sleeps\n" : "spins\n";
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
fine
sleeps
0
accepted 1, open 0, closed 1, refused 900
