--TEST--
The workers give up root's rights, the parent keeps them; a worker that is started later gives them up as well
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php
if (posix_geteuid() !== 0 || !posix_getpwnam('nobody')) {
    die('skip only root can become another user');
}
?>
--FILE--
<?php
require __DIR__ . '/workers.inc';
$folder = sys_get_temp_dir() . '/lineproto-workers-' . getmypid();
mkdir($folder);
$server = serve_workers("\$folder = '$folder';" . <<<'PHP'
    lineproto_serve(['tcp://127.0.0.1:0', "unix://$folder/socket"], fn($line, $connection) => $line === 'who' ? posix_getpwuid(posix_geteuid())['name'] . ' ' . posix_geteuid() . posix_getuid()
        . ' ' . count(array_diff(posix_getgroups(), [posix_getegid()])) : $commands($line, $connection),
        ['greeting' => null, 'workers' => 2, 'user' => 'nobody', 'on_start' => $ready]);
    echo posix_getpwuid(posix_geteuid())['name'], ' ', file_exists("$folder/socket") ? 'there' : 'gone', "\n";
    PHP);
$nobody = posix_getpwnam('nobody')['uid'];
for ($round = 0; $round < 2; $round++) {
    foreach (peers($server) as $pid => $peer) {
        echo str_replace("$nobody$nobody", 'both', ask($peer, 'who')), "\n";
    }
    if ($round === 0) {
        posix_kill($pid, SIGKILL);
        $server->hear();
    }
}
echo posix_getpwuid(fileowner("$folder/socket"))['name'], "\n", fileowner("/proc/{$server->pid()}"), "\n";
echo end_of($server), "\n", $server->output(), preg_replace('/.*replaced.*\n/', '', $server->errors());
rmdir($folder);
?>
--EXPECT--
nobody both 0
nobody both 0
nobody both 0
nobody both 0
nobody
0
status 0
root gone
