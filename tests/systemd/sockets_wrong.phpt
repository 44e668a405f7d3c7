--TEST--
What cannot be served of systemd's sockets is a BindException that says why, and which names there are
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
function attempt(string $address, array $sockets, string $more = ''): void
{
    $child = new Child(<<<'PHP'
        try {
            lineproto_serve($argv[1]);
        } catch (Error | Exception $error) {
            say(get_class($error) . ': ' . preg_replace('/\d{2,}|(?<=descriptor )\d/', 'N', $error->getMessage()));
        }
        PHP, limits: passing($sockets) . $more . '; set -- "$@" ' . escapeshellarg($address), descriptors: numbered($sockets));
    echo $child->hear(), "\n", $child->wait() || $child->output() || $child->errors() ? $child->output() . $child->errors() : '';
}
$datagrams = stream_socket_server('udp://127.0.0.1:0', flags: STREAM_SERVER_BIND);
[$one] = $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
attempt('systemd://other', ['web' => listener(), 'admin' => listener(), 'web#2' => listener()]);
attempt('systemd://', ['web' => listener(), 'admin' => listener()]);
attempt('systemd://log', ['log' => $datagrams]);
attempt('systemd://connection', ['connection' => $one]);
attempt('systemd://file', ['file' => fopen(__FILE__, 'r')]);
attempt('systemd://web', ['web' => listener()], '; export LISTEN_PID=1');
attempt('systemd://web', ['web' => listener()], '; export LISTEN_FDS=200 LISTEN_FDNAMES=');
attempt('systemd://web', ['web' => listener()], '; unset LISTEN_FDS');
?>
--EXPECT--
Lineproto\BindException: cannot listen on systemd://other: systemd has passed no socket of that name, but "web", "admin" (FileDescriptorName= of the .socket unit)
ValueError: address "systemd://" names no socket; systemd has passed "web", "admin"
Lineproto\BindException: cannot listen on systemd://log: it is a socket, but not a listening stream socket: it takes datagrams
Lineproto\BindException: cannot listen on systemd://connection: it is a socket, but not a listening stream socket: it does not listen (a .socket unit of systemd needs Accept=no)
Lineproto\BindException: cannot listen on systemd://file: getsockopt(): Socket operation on non-socket
Lineproto\BindException: cannot listen on systemd://web: the sockets of systemd are for process 1 (LISTEN_PID), and this is N; a script that wraps it has to "exec" it
Lineproto\BindException: cannot listen on systemd://web: descriptor N, of the N that LISTEN_FDS announces: fcntl(): Bad file descriptor
Lineproto\BindException: cannot listen on systemd://web: systemd has passed no sockets (LISTEN_PID and LISTEN_FDS are not set); is it started by a .socket unit?
