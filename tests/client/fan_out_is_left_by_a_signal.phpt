--TEST--
What a signal handler throws while fanOut() waits leaves it, and every connection is closed
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn() => posix_kill(" . getmypid() . ", SIGUSR1) ? null : null,
    ['greeting' => null, 'on_close' => fn() => say('closed'), 'on_start' => \$ready]);");
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, fn() => throw new RuntimeException('signal'));
$before = count(scandir('/proc/self/fd'));
$silent = stream_socket_server('tcp://127.0.0.1:0');
try {
    Client::fanOut([$server->address, 'tcp://' . stream_socket_get_name($silent, false)], 'x', PLAIN + ['timeout' => DEADLINE]);
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
echo $server->hear(), "\n";
fclose($silent);
var_dump(count(scandir('/proc/self/fd')) === $before);
echo $server->stop();
?>
--EXPECT--
signal
closed
bool(true)
0
