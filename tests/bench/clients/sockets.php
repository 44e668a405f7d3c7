<?php
/* ext-sockets as one would use it with care: whole buffers are read, not byte by byte. */

require __DIR__ . '/measure.php';

[$host, $port] = explode(':', $argv[2]);
$port = (int) $port;

function connect(string $host, int $port): Socket
{
	$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	socket_connect($socket, $host, $port);
	socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
	return $socket;
}

function exchange(Socket $socket, string $line): string
{
	socket_write($socket, "$line\n");
	$reply = '';
	do {
		$reply .= socket_read($socket, 65536);
	} while (!str_ends_with($reply, "\n"));
	return rtrim($reply, "\n");
}

$kept = connect($host, $port);

main('sockets', [
	'client_persistent' => static function (array $lines) use ($kept): array {
		$replies = [];
		foreach ($lines as $line) {
			$replies[] = exchange($kept, $line);
		}
		return $replies;
	},
	'client_connect' => static function (array $lines) use ($host, $port): array {
		$replies = [];
		foreach ($lines as $line) {
			$socket = connect($host, $port);
			$replies[] = exchange($socket, $line);
			socket_close($socket);
		}
		return $replies;
	},
	'client_pipeline' => static function (array $lines) use ($kept): array {
		$out = implode("\n", $lines) . "\n";
		while ($out !== '') {
			$out = substr($out, socket_write($kept, $out));
		}
		$in = '';
		$due = count($lines);
		do {
			$part = socket_read($kept, 65536);
			$in .= $part;
			$due -= substr_count($part, "\n");
		} while ($due > 0);
		return explode("\n", rtrim($in, "\n"));
	},
]);
