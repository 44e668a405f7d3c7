<?php
/* The extension. Usage: lineproto.php echo|count|broadcast. */

$count = 0;
$handlers = [
	'echo' => static fn(string $line): string => "OK $line",
	'count' => static function (string $line) use (&$count): void {
		++$count;
	},
	'broadcast' => static function (string $line, Lineproto\Connection $speaker): void {
		$speaker->server->broadcast("OK $line");
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
if ($argv[1] === 'count') {
	$options['on_close'] = static function () use (&$count): void {
		echo "counted $count\n";
	};
}
lineproto_serve('tcp://127.0.0.1:0', $handlers[$argv[1]], $options);
