<?php
/* The extension. Usage: lineproto.php echo|count|broadcast|reload|watched, or tls CERTIFICATE KEY for an echo over TLS. */

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
	'workers' => $workers ?? 1,   /* workers.php has more */
	'line_timeout' => 300,   /* a dripped line takes its time */
	'on_start' => static function (Lineproto\Server $server): void {
		echo 'listening ' . preg_replace('~^\w+://~', '', $server->addresses()[0]) . "\n";   /* in one piece: workers write at the same time */
	},
];
if ($argv[1] === 'watched') {
	$options['status'] = 'tcp://127.0.0.1:0';
	$listening = $options['on_start'];
	$options['on_start'] = static function (Lineproto\Server $server) use ($listening): void {
		echo 'status ' . preg_replace('~^\w+://~', '', $server->stats()['status']) . "\n";
		$listening($server);
	};
	$handlers['watched'] = $handlers['echo'];
}
if ($argv[1] === 'reload') {
	$options['on_stop'] = static function (): void {
		echo "stopped\n";
	};
	$handlers['reload'] = $handlers['echo'];
}
if ($argv[1] === 'count') {
	$options['on_close'] = static function () use (&$count): void {
		echo "counted $count\n";
	};
}
$scheme = 'tcp';
if ($argv[1] === 'tls') {
	$scheme = 'tls';
	$handlers['tls'] = $handlers['echo'];
	$options['tls'] = ['local_cert' => $argv[2], 'local_pk' => $argv[3]];
}
lineproto_serve("$scheme://127.0.0.1:0", $handlers[$argv[1]], $options);
