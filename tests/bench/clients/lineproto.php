<?php
/* lineproto_send(), a call for each exchange; the persistent ones and the pipeline find their connection in the pool. Over TLS a new connection
 * goes on with the session of the one before. */

require __DIR__ . '/measure.php';

$address = "tcp://$argv[2]";
$plain = ['greeting' => false];
$persistent = ['greeting' => false, 'persistent' => true];
$secure = "tls://$argv[2]";
$tls = ['cafile' => $argv[4]];

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
	'client_tls_persistent' => static function (array $lines) use ($secure, $tls, $persistent): array {
		$replies = [];
		foreach ($lines as $line) {
			$replies[] = lineproto_send($secure, $line, ['tls' => $tls] + $persistent);
		}
		return $replies;
	},
	'client_tls_connect' => static function (array $lines) use ($secure, $tls, $plain): array {
		$replies = [];
		foreach ($lines as $line) {
			$replies[] = lineproto_send($secure, $line, ['tls' => $tls] + $plain);
		}
		return $replies;
	},
	'client_pipeline' => static fn(array $lines): array => lineproto_send($address, $lines, $persistent),
]);
