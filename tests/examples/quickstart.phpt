--TEST--
examples/quickstart.sh prints both transcripts and ends with 0, with port 10008 free or taken; nothing is left running
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v phpize && command -v make && command -v cc'))) die('skip there is nothing to build with');
?>
--CONFLICTS--
10008
--FILE--
<?php
require __DIR__ . '/../harness.inc';
/* A copy, since it builds inside its folder. */
$root = sys_get_temp_dir() . '/lineproto-quickstart-' . getmypid();
$source = dirname(__DIR__, 2);
shell_exec("mkdir $root && cd $source && cp -R config.m4 lineproto.c php_lineproto.h src examples tests $root && find $root \\( -name '*.lo' -o -name '*.o' -o -name '*.dep' -o -name .libs \\) -prune -exec rm -rf {} +");
register_shutdown_function(fn() => shell_exec("rm -rf $root"));

/** Its output, what differs from run to run replaced; and whether its server is still there. */
function quickstart(string $root): void
{
    $process = proc_open(['sh', "$root/examples/quickstart.sh"], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes, '/');
    $output = stream_get_contents($pipes[1]);
    $status = proc_close($process);
    preg_match('/\(process (\d+)\)/', $output, $match);
    echo preg_replace(['/\(PHP \d\S*\)/', '/process \d+/', '~\S*/modules/~', '/(taken \().*(; taking)/', '/127\.0\.0\.1:(?!10008)\d+/'],
        ['(PHP ...)', 'process N', '.../modules/', '$1...)$2', '127.0.0.1:PORT'], $output), "status $status, ",
        $match && posix_kill((int) $match[1], 0) ? 'its server is still there' : 'its server has gone', "\n";
}
/* Other programs of this machine may use the documents' port for a moment: wait for it, and try again. */
for ($deadline = microtime(true) + DEADLINE; !($holder = @stream_socket_server('tcp://127.0.0.1:10008')) && microtime(true) < $deadline; );
echo "-- the port is taken\n";
quickstart($root);
fclose($holder);
echo "-- the port is free\n";
for ($try = 1; $try <= 3; $try++) {
    ob_start();
    quickstart($root);
    $output = ob_get_clean();
    if (!str_contains($output, 'is taken')) {
        break;
    }
}
echo $output;
?>
--EXPECT--
-- the port is taken
Building in build/quickstart (PHP ...) ...
Port 10008 is taken (...); taking another one.
The server listens on tcp://127.0.0.1:PORT (process N).

--- php examples/client.php prints:
Buffer Data: connect
Writing to Socket
send to server: This data will Send to server!
 response from server was:Thank you client , you data is Received success 

--- the server has printed:
Socket connected
send data to client
Wrote to socket
Buffer:This data will Send to server!
Closed the socket

It works. To run it by hand:
  php -d .../modules/lineproto.so examples/server.php
and in another terminal:
  php -d .../modules/lineproto.so examples/client.php
status 0, its server has gone
-- the port is free
Building in build/quickstart (PHP ...) ...
The server listens on tcp://127.0.0.1:10008 (process N).

--- php examples/client.php prints:
Buffer Data: connect
Writing to Socket
send to server: This data will Send to server!
 response from server was:Thank you client , you data is Received success 

--- the server has printed:
Socket connected
send data to client
Wrote to socket
Buffer:This data will Send to server!
Closed the socket

It works. To run it by hand:
  php -d .../modules/lineproto.so examples/server.php
and in another terminal:
  php -d .../modules/lineproto.so examples/client.php
status 0, its server has gone
