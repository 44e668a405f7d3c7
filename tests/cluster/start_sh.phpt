--TEST--
examples/cluster/start.sh says what is wrong and leaves nothing behind; Ctrl+C ends all; what dies is started again
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php require __DIR__ . '/skip.inc'; ?>
--FILE--
<?php
require __DIR__ . '/cluster.inc';

/** It ends by itself. */
function ends(array $environment): void
{
    $cluster = new Cluster($environment);
    echo preg_replace('/\b\d{4,5}\b/', 'N', $cluster->wait()), $cluster->left(), "\n";
}
echo "-- what cannot be used\n";
ends(['PORT' => '10k']);
ends(['PORT' => '65531']);
ends(['RESTART_AFTER' => 'never']);
ends(['PHP' => 'false']);
echo "-- a port that somebody has\n";
$socket = stream_socket_server('tcp://127.0.0.1:0');
ends(['PORT' => substr(strrchr(stream_socket_get_name($socket, false), ':'), 1)]);
echo "-- a part that does not start\n";
ends(['WORKERS' => 'many']);
$folder = sys_get_temp_dir() . '/lineproto-path-' . bin2hex(random_bytes(6));
mkdir($folder);
file_put_contents("$folder/haproxy", "#!/bin/sh\necho 'I will not'\nexit 3\n");
chmod("$folder/haproxy", 0755);
ends(['PATH' => "$folder:" . getenv('PATH')]);
unlink("$folder/haproxy");
rmdir($folder);

echo "-- what dies is started again, then Ctrl+C\n";
$cluster = Cluster::start(['RESTART_AFTER' => '0']);
foreach (['a' => 'Node a', 'HAProxy' => 'HAProxy'] as $part => $title) {
    posix_kill($cluster->processes[$part], 9);
    echo preg_replace('/process \d+/', 'process N', $cluster->hear("$title starts again"));
}
$guest = null;
until(function () use ($cluster, &$seen) {
    $guest = @stream_socket_client($cluster->address, $code, $error, DEADLINE);
    if ($guest) {
        stream_set_timeout($guest, DEADLINE);
        fwrite($guest, "ann\n/who\n");
        fgets($guest);
        preg_match('/@(\w)/', (string) fgets($guest), $match) && $seen[$match[1]] = $guest;
    }
    return count($seen ?? []) === 2;
}, 'somebody is served by both again');
echo "both serve\n", $cluster->end(2);
?>
--EXPECT--
-- what cannot be used
1
start.sh: PORT must be a number up to N, not "10k"
nothing is left
1
start.sh: PORT must be a number up to N, not "N"
nothing is left
1
start.sh: RESTART_AFTER must be seconds, not "never"
nothing is left
1
start.sh: "false" does not load lineproto
nothing is left
-- a port that somebody has
1
port N cannot be used (Address already in use)
start.sh: PORT=N takes N and the five behind it, PORT=0 any that are free
nothing is left
-- a part that does not start
1
cannot use "--workers=many"
usage: php examples/cluster/node.php [options] [address ...]

  address    where clients come, or the balancer; tcp://127.0.0.1:N
  --name     of this node, behind the names of its guests (a)
  --redis    tcp://ADDRESS:PORT or unix:///PATH (tcp://127.0.0.1:N); its password is the environment's REDIS_PASSWORD
  --trust    balancers that send PROXY headers, such as 10.0.0.2,10.0.0.3; without it clients come directly
  --status   where /health, /metrics and a page for browsers are, such as 127.0.0.1:N
  --workers  processes (1)
start.sh: Node a does not start; above is what it says
nothing is left
1
I will not
start.sh: HAProxy does not start; above is what it says
nothing is left
-- what dies is started again, then Ctrl+C
Node a has ended (status 137); it starts again in 0 seconds
Node a starts again, process N
HAProxy has ended (status 137); it starts again in 0 seconds
HAProxy starts again, process N
both serve
130
nothing is left
