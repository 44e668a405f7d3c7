--TEST--
Who waits in the backlog of a socket of systemd's when the server drains is served by the next one, not refused
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
$sockets = ['web' => listener()];
$code = <<<'PHP'
    lineproto_serve('systemd://web', function ($line, $peer) {
        if ($line !== 'end') {
            return "$line!";
        }
        say('draining');
        fgets(fopen('php://fd/8', 'r'));    // until the test has connected
        $peer->server->drain();
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP;
$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$first = Child::serve($code, limits: passing($sockets) . '; exec 8<&5', descriptors: [4 => $sockets['web'], $pair[0]]);
$ending = $first->connect()->send("end\n");
$first->hear();
$waiting = $first->connect()->send("served\n");
fwrite($pair[1], "go\n");
echo $first->wait(), $first->output(), $first->errors(), "\n";
$second = activated($code, $sockets);
echo $waiting->finish()->rest(), $second->stop(), "\n";
?>
--EXPECT--
0
served!
0
