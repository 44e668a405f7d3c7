<?php
/* Workerman with its own Text protocol and one worker; WORKERMAN_AUTOLOAD names its autoloader.
 * Usage: workerman.php echo|count, or tls CERTIFICATE KEY. It uses ext-event when that is loaded, else stream_select(). */

require getenv('WORKERMAN_AUTOLOAD');

use Workerman\Connection\TcpConnection;
use Workerman\Worker;

$scratch = getenv('BENCH_SCRATCH') ?: sys_get_temp_dir();
Worker::$command = 'start -q';
Worker::$pidFile = "$scratch/workerman.pid";
Worker::$statusFile = "$scratch/workerman.status";
Worker::$logFile = '/dev/null';
TcpConnection::$defaultMaxPackageSize = 8 << 20;
TcpConnection::$defaultMaxSendBufferSize = 8 << 20;

$context = ['socket' => ['tcp_nodelay' => true, 'backlog' => 1024]];
if ($argv[1] === 'tls') {
	$context['ssl'] = ['local_cert' => $argv[2], 'local_pk' => $argv[3]];
}
$worker = new Worker('text://127.0.0.1:0', $context);
$worker->transport = $argv[1] === 'tls' ? 'ssl' : 'tcp';
$worker->count = 1;
$worker->onWorkerStart = static function (Worker $worker): void {
	echo 'listening ', stream_socket_get_name($worker->getMainSocket(), false), "\n";
};
if ($argv[1] === 'count') {
	$count = 0;
	$worker->onMessage = static function ($connection, string $line) use (&$count): void {
		++$count;
	};
	$worker->onClose = static function () use (&$count): void {
		echo "counted $count\n";
	};
} else {
	$worker->onMessage = static function ($connection, string $line): void {
		$connection->send("OK $line");
	};
}
Worker::runAll();
