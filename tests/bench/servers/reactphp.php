<?php
/* ReactPHP's socket server with lines cut by hand, one write per read; REACTPHP_AUTOLOAD names its
 * autoloader. Usage: reactphp.php echo|count. The loop is the best that is loaded, else stream_select(). */

require getenv('REACTPHP_AUTOLOAD');

use React\Socket\ConnectionInterface;
use React\Socket\TcpServer;

$count = 0;
$handlers = [
	'echo' => static fn(string $line): ?string => "OK $line",
	'count' => static function (string $line) use (&$count): ?string {
		++$count;
		return null;
	},
];
$onLine = $handlers[$argv[1]];
$counting = $argv[1] === 'count';
$server = new TcpServer('127.0.0.1:0', null, ['backlog' => 1024, 'tcp_nodelay' => true]);
$server->on('connection', static function (ConnectionInterface $connection) use ($onLine, $counting, &$count): void {
	$tail = '';
	$connection->on('data', static function (string $data) use ($connection, $onLine, &$tail): void {
		if ($tail !== '') {
			$data = $tail . $data;
		}
		$out = '';
		$from = 0;
		while (($newline = strpos($data, "\n", $from)) !== false) {
			$reply = $onLine(substr($data, $from, $newline - $from));
			if ($reply !== null) {
				$out .= $reply . "\n";
			}
			$from = $newline + 1;
		}
		$tail = substr($data, $from);
		if ($out !== '') {
			$connection->write($out);
		}
	});
	if ($counting) {
		$connection->on('close', static function () use (&$count): void {
			echo "counted $count\n";
		});
	}
});
echo 'listening ', preg_replace('~^\w+://~', '', $server->getAddress()), "\n";
