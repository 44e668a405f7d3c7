--TEST--
As soon as a server with workers drains its addresses are free, the file of its Unix socket is gone, though connections are still finished
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$path = sys_get_temp_dir() . '/lineproto-drain-' . getmypid() . '.sock';
$upstream = stream_socket_server('tcp://127.0.0.1:0');
$server = serve_workers("\$path = '$path'; \$upstream = 'tcp://" . stream_socket_get_name($upstream, false) . "';" . <<<'PHP'
    $session = function ($connection) use ($upstream) {
        for ($lines = 0; ($line = $connection->readLine()) !== null; $lines++) {
            $connection->send("got $line");
        }
        $lines && $connection->send('at the end ' . lineproto_send($upstream, 'a question', ['greeting' => false, 'timeout' => 15]));
    };
    lineproto_serve(['tcp://127.0.0.1:0', "unix://$path"], null, ['greeting' => null, 'workers' => 2, 'on_start' => $ready], $session);
    echo "over\n";
    PHP);
$peer = $server->connect();
echo ask($peer, 'hello'), "\n";
$server->signal(SIGTERM);
$asked = stream_socket_accept($upstream, DEADLINE);   // the session has heard of the drain
echo fgets($asked);
$code = 0;   // 104, reset: it was in the backlog that was closed at that moment
until(function () use ($server, &$code) { return !@stream_socket_client($server->address, $code, $error, 1) && $code !== 104; }, 'the address is closed');
echo $code === 111 ? "refused\n" : "$code\n";
var_dump(file_exists($path));
$again = stream_socket_server($server->address);
var_dump(is_resource($again));
fwrite($asked, "an answer\n");
echo $peer->rest(), $server->wait(), "\n", $server->output(), preg_replace('/.*the server is draining.*\n/', '', $server->errors());   // one may have been early enough to be refused
?>
--EXPECT--
got hello
a question
refused
bool(false)
bool(true)
at the end an answer
0
over
