<?php
/* Swoole, set up for the least work: one process (SWOOLE_BASE, one worker), no coroutine for each
 * callback, lines cut by Swoole itself. Usage: swoole.php echo|count, or tls CERTIFICATE KEY. */

$tls = $argv[1] === 'tls' ? ['ssl_cert_file' => $argv[2], 'ssl_key_file' => $argv[3]] : [];
$server = new Swoole\Server('127.0.0.1', 0, SWOOLE_BASE, SWOOLE_SOCK_TCP | ($tls ? SWOOLE_SSL : 0));
$server->set($tls + [
	'worker_num' => 1,
	'enable_coroutine' => false,
	'open_eof_split' => true,
	'package_eof' => "\n",
	'package_max_length' => 8 << 20,
	'open_tcp_nodelay' => true,
	'backlog' => 1024,
	'max_connection' => 12000,
	'log_level' => SWOOLE_LOG_WARNING,
]);
$server->on('workerStart', static function (Swoole\Server $server): void {
	echo "listening 127.0.0.1:{$server->port}\n";
});
if ($argv[1] === 'count') {
	$count = 0;
	$server->on('receive', static function ($server, int $fd, int $reactor, string $line) use (&$count): void {
		++$count;
	});
	$server->on('close', static function () use (&$count): void {
		echo "counted $count\n";
	});
} else {
	/* The line comes with its newline. */
	$server->on('receive', static function ($server, int $fd, int $reactor, string $line): void {
		$server->send($fd, "OK $line");
	});
}
$server->start();
