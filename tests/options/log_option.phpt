--TEST--
log takes a callable, a stream, a PSR-3 logger or null
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$logger = new class { public function log($level, string|Stringable $message, array $context = []): void {} };
foreach ([fn() => null, 'error_log', STDERR, $logger, null] as $value) {
    echo verdict(['log' => $value]), ' ';
}
echo "\n";
$closed = fopen('php://memory', 'w');
fclose($closed);
foreach ([5, 'no_such_function', new stdClass, [], $closed, true] as $value) {
    echo verdict(['log' => $value]), "\n";
}
?>
--EXPECT--
fine fine fine fine fine 
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, int given
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, string given
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, stdClass given
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, array given
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, resource given
TypeError: key "log" must be of type callable, stream, PSR-3 logger or null, bool given
