--TEST--
A gearmand, asked for its state: lists that end in a dot
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
exec('command -v gearmand', $path, $status);
die($status ? 'skip gearmand is not there' : '');
?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
use Lineproto\{Client, Framing, Reply};
// it cannot take a free port and say which, but loopback addresses are many: one that only this process takes
$pid = getmypid();
$host = sprintf('127.%d.%d.%d', 1 + ($pid >> 16), $pid >> 8 & 255, 1 + $pid % 254);
$program = new Program(['gearmand', '--listen', $host, '--port', '4730', '--verbose', 'INFO', '--log-file', 'stderr'], '/Listening on ' . preg_quote($host) . '/');
$address = "tcp://$host:4730";
// it wants CR LF in some requests, and answers now with that, now with LF
$dotted = ['reply' => Reply::Dotted, 'framing' => Framing::crlf(false)] + PLAIN;
$admin = new Client($address, $dotted);
echo json_encode($admin->request('status')), "\n";
echo $admin->request('create function one', Reply::Line), ' ', $admin->request('create function two', Reply::Line), "\n";
$functions = explode("\n", $admin->request('status'));
sort($functions);
echo json_encode($functions), "\n";
echo preg_match('/^\d+ [\d.:a-f]+ - :/m', $admin->request('workers')), ' ', $admin->request('getpid', Reply::Line) > 0 ? 'OK' : '', "\n";
echo count(lineproto_send($address, array_fill(0, 1000, 'status'), $dotted)), "\n";
foreach (Client::fanOut([$address], 'status', $dotted) as $status) {
    echo substr_count($status, "\t0\t0\t0"), "\n";
}
?>
--EXPECT--
""
OK OK
["one\t0\t0\t0","two\t0\t0\t0"]
1 OK
1000
2
