<?php
/* lineproto_send(), a call for each exchange; the first and the third find their connection in the pool. */

require __DIR__ . '/measure.php';

$address = "tcp://$argv[2]";
$plain = ['greeting' => false];
$persistent = ['greeting' => false, 'persistent' => true];

main('lineproto', [
	'client_persistent' => static function (array $lines) use ($address, $persistent): array {
		$replies = [];
		foreach ($lines as $line) {
			$replies[] = lineproto_send($address, $line, $persistent);
		}
		return $replies;
	},
	'client_connect' => static function (array $lines) use ($address, $plain): array {
		$replies = [];
		foreach ($lines as $line) {
			$replies[] = lineproto_send($address, $line, $plain);
		}
		return $replies;
	},
	'client_pipeline' => static fn(array $lines): array => lineproto_send($address, $lines, $persistent),
]);
