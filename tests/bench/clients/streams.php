<?php
/* PHP's own streams: pfsockopen() or fsockopen(), fwrite(), fgets(); they do not resume TLS sessions. */

require __DIR__ . '/measure.php';

[$host, $port] = explode(':', $argv[2]);
$port = (int) $port;
$context = stream_context_create(['ssl' => ['cafile' => $argv[4]]]);

main('streams', [
	'client_persistent' => static function (array $lines) use ($host, $port): array {
		$replies = [];
		foreach ($lines as $line) {
			$stream = pfsockopen($host, $port);
			fwrite($stream, "$line\n");
			$replies[] = rtrim(fgets($stream), "\n");
		}
		return $replies;
	},
	'client_connect' => static function (array $lines) use ($host, $port): array {
		$replies = [];
		foreach ($lines as $line) {
			$stream = fsockopen($host, $port);
			fwrite($stream, "$line\n");
			$replies[] = rtrim(fgets($stream), "\n");
			fclose($stream);
		}
		return $replies;
	},
	'client_tls_persistent' => static function (array $lines) use ($argv, $context): array {
		$replies = [];
		foreach ($lines as $line) {
			$stream = stream_socket_client("tls://$argv[2]", $errno, $error, 5, STREAM_CLIENT_CONNECT | STREAM_CLIENT_PERSISTENT, $context);
			fwrite($stream, "$line\n");
			$replies[] = rtrim(fgets($stream), "\n");
		}
		return $replies;
	},
	'client_tls_connect' => static function (array $lines) use ($argv, $context): array {
		$replies = [];
		foreach ($lines as $line) {
			$stream = stream_socket_client("tls://$argv[2]", $errno, $error, 5, STREAM_CLIENT_CONNECT, $context);
			fwrite($stream, "$line\n");
			$replies[] = rtrim(fgets($stream), "\n");
			fclose($stream);
		}
		return $replies;
	},
	'client_pipeline' => static function (array $lines) use ($host, $port): array {
		$stream = pfsockopen($host, $port);
		fwrite($stream, implode("\n", $lines) . "\n");
		$replies = [];
		for ($i = count($lines); $i > 0; $i--) {
			$replies[] = rtrim(fgets($stream), "\n");
		}
		return $replies;
	},
]);
