<?php
/* The extension with a session for each connection, a Fiber that reads line by line. Usage: session.php echo|count. */

$count = 0;
$sessions = [
	'echo' => static function (Lineproto\Connection $connection): void {
		while (($line = $connection->readLine()) !== null) {
			$connection->send("OK $line");
		}
	},
	'count' => static function (Lineproto\Connection $connection) use (&$count): void {
		foreach ($connection as $line) {
			++$count;
		}
		echo "counted $count\n";
	},
];
$options = [
	'greeting' => null,
	'max_line' => 1 << 20,
	'line_timeout' => 300,   /* a dripped line takes its time */
	'on_start' => static function (Lineproto\Server $server): void {
		echo 'listening ', preg_replace('~^\w+://~', '', $server->addresses()[0]), "\n";
	},
];
lineproto_serve('tcp://127.0.0.1:0', options: $options, session: $sessions[$argv[1]]);
