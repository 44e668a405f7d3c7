<?php
/* Swoole's blocking client, which cuts the lines itself. */

require __DIR__ . '/measure.php';

[$host, $port] = explode(':', $argv[2]);
$port = (int) $port;

function connect(string $host, int $port): Swoole\Client
{
	$client = new Swoole\Client(SWOOLE_SOCK_TCP);
	$client->set(['open_eof_check' => true, 'package_eof' => "\n", 'open_tcp_nodelay' => true]);
	$client->connect($host, $port);
	return $client;
}

$kept = connect($host, $port);

main('swoole', [
	'client_persistent' => static function (array $lines) use ($kept): array {
		$replies = [];
		foreach ($lines as $line) {
			$kept->send("$line\n");
			$replies[] = rtrim($kept->recv(), "\n");
		}
		return $replies;
	},
	'client_connect' => static function (array $lines) use ($host, $port): array {
		$replies = [];
		foreach ($lines as $line) {
			$client = connect($host, $port);
			$client->send("$line\n");
			$replies[] = rtrim($client->recv(), "\n");
			$client->close();
		}
		return $replies;
	},
	'client_pipeline' => static function (array $lines) use ($kept): array {
		$kept->send(implode("\n", $lines) . "\n");
		$replies = [];
		for ($i = count($lines); $i > 0; $i--) {
			$replies[] = rtrim($kept->recv(), "\n");
		}
		return $replies;
	},
]);
