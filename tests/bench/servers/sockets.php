<?php
/* ext-sockets as in the tutorial: accept one client, read its lines with PHP_NORMAL_READ, answer each,
 * and only then accept the next one. For scenarios in which no client has to wait for another. */

$listener = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($listener, SOL_TCP, TCP_NODELAY, 1);
socket_bind($listener, '127.0.0.1', 0);
socket_listen($listener, 1024);
socket_getsockname($listener, $host, $port);
echo "listening $host:$port\n";
while ($client = socket_accept($listener)) {
	while (($line = @socket_read($client, 2048, PHP_NORMAL_READ)) !== false && $line !== '') {
		socket_write($client, "OK $line");
	}
	socket_close($client);
}
