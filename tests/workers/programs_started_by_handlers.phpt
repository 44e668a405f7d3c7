--TEST--
A program that a handler starts inherits no socket of the server's and keeps neither its address nor its workers
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$server = serve_workers(<<<'PHP'
    $before = array_map(fn($fd) => (string) @readlink($fd), glob('/proc/self/fd/*'));   // what this process was started with is not the server's
    lineproto_serve('tcp://127.0.0.1:0', function ($line) use ($before) {
        static $programs = [];
        $programs[] = proc_open(['sh', '-c', 'for f in /proc/$$/fd/*; do readlink "$f"; done >&3; exec sleep 60'], [['file', '/dev/null', 'r'],
            ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w'], $out = tmpfile()], $pipes);
        $pid = proc_get_status(end($programs))['pid'];
        do {
            fseek($out, 0);
            $text = stream_get_contents($out);
        } while (trim((string) @file_get_contents("/proc/$pid/comm")) !== 'sleep');
        $new = preg_grep('/^(socket|anon_inode):/', array_diff(explode("\n", $text), $before));
        return $pid . ' ' . ($new ? implode(', ', $new) : 'none');
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    echo "over\n";
    PHP);
$peer = $server->connect();
[$program, $inherited] = explode(' ', ask($peer, 'start'), 2);
echo "$inherited\n";
echo end_of($server), ' ', $server->output();
$again = stream_socket_server($server->address);
var_dump(is_resource($again), lives((int) $program));
posix_kill((int) $program, SIGKILL);
?>
--EXPECT--
none
status 0 over
bool(true)
bool(true)
