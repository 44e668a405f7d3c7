--TEST--
watch() says what it cannot watch
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/host.inc';
function attempt(Lineproto\Server $server, mixed $stream, mixed $callback = 'var_dump'): void
{
    try {
        echo "id {$server->watch($stream, $callback)}\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', str_replace('Lineproto\Server::watch(): ', '', $error->getMessage()), "\n";
    }
}
$server = new Lineproto\Server;
attempt($server, STDIN);
$server->listen('tcp://127.0.0.1:0');
$closed = fopen('php://memory', 'r');
fclose($closed);
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
socket_close($socket);
[$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
foreach ([1, 'php://stdin', null, new stdClass, fn() => 0, $closed, stream_context_create(), fopen('php://memory', 'r+'), $socket] as $stream) {
    attempt($server, $stream);
}
attempt($server, $one, 'no such function');
attempt($server, $one);
attempt($server, $one);
attempt($server, $pair[0]);
attempt($server, $pair[0]);
attempt($server, socket_export_stream($pair[1]));
$server->unwatch(1);
$server->unwatch(-1);
$server->unwatch(PHP_INT_MAX);
attempt($server, $one);
$child = new Child('socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair); $server = new Lineproto\Server; $server->listen("tcp://127.0.0.1:0");
    try { $server->watch($pair[0], fn() => 0); } catch (ValueError $error) { echo $error->getMessage(); }', ['disable_functions' => 'socket_export_stream']);
echo $child->wait(), $child->output(), $child->errors(), "\n";
?>
--EXPECT--
Lineproto\LineprotoError: Lineproto\Server::watch() needs a server that listens: call listen() first
TypeError: Argument #1 ($stream) must be an open stream or a Socket, int given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, string given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, null given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, stdClass given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, Closure given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, resource given
TypeError: Argument #1 ($stream) must be an open stream or a Socket, resource given
ValueError: Argument #1 ($stream) must be a stream with a descriptor to wait for; php://memory, of type MEMORY, has none
Error: socket_export_stream(): Argument #1 ($socket) has already been closed
TypeError: Argument #2 ($callback) must be a valid callback, function "no such function" not found or invalid function name
id 1
Lineproto\LineprotoError: this stream is watched already, by id 1
id 2
Lineproto\LineprotoError: this stream is watched already, by id 2
id 3
id 4
0Lineproto\Server::watch(): Argument #1 ($stream) must be a Socket that socket_export_stream() can make a stream of
