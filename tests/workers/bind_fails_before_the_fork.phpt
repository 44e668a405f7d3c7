--TEST--
An address that cannot be had is a BindException in the one process that there is
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/workers.inc';
$taken = stream_socket_server('tcp://127.0.0.1:0');
$address = 'tcp://' . stream_socket_get_name($taken, false);
try {
    lineproto_serve(['tcp://127.0.0.1:0', $address], null, ['workers' => 4, 'on_start' => fn() => exit("started\n")]);
} catch (Lineproto\BindException $exception) {
    echo preg_replace('/:\d+/', ':N', $exception->getMessage()), "\n";
}
var_dump(pcntl_waitpid(-1, $status, WNOHANG));
?>
--EXPECT--
cannot listen on tcp://127.0.0.1:N: bind(): Address already in use
int(-1)
