--TEST--
log takes a callable, a stream, a PSR-3 logger, the path of a file or null
--EXTENSIONS--
lineproto
--INI--
open_basedir=
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$logger = new class {
    public function log($level, string|Stringable $message, array $context = []): void {}
    public static function line() {}
};
foreach ([fn() => null, 'error_log', 'DateTime::createFromFormat', STDERR, $logger, [$logger, 'line'], '/no/such/folder/log', './server.log', null] as $value) {
    echo verdict(['log' => $value]), ' ';
}
echo "\n";
$closed = fopen('php://memory', 'w');
fclose($closed);
foreach ([5, 'no_such_function', 'server.log', '', new stdClass, [], $closed, true, "/a\0b", '/' . str_repeat('x/', 5000)] as $value) {
    echo verdict(['log' => $value]), "\n";
}
try {
    lineproto_serve('tcp://127.0.0.1:0', options: ['log' => '/no/such/folder/log']);
} catch (Exception $exception) {
    echo get_class($exception), ' ', $exception->getMessage(), "\n";
}
ini_set('open_basedir', '/usr');
echo verdict(['log' => '/etc/log']), "\n";
?>
--EXPECT--
fine fine fine fine fine fine fine fine fine 
TypeError: key "log" must be of type callable, stream, PSR-3 logger, path or null, int given
ValueError: key "log" must name a function, or a file by a path with a slash in it, such as "./server.log", "no_such_function" given
ValueError: key "log" must name a function, or a file by a path with a slash in it, such as "./server.log", "server.log" given
ValueError: key "log" must name a function, or a file by a path with a slash in it, such as "./server.log", "" given
TypeError: key "log" must be of type callable, stream, PSR-3 logger, path or null, stdClass given
TypeError: key "log" must be of type callable, stream, PSR-3 logger, path or null, array given
TypeError: key "log" must be of type callable, stream, PSR-3 logger, path or null, resource given
TypeError: key "log" must be of type callable, stream, PSR-3 logger, path or null, bool given
ValueError: key "log" must be a path without any null bytes
ValueError: key "log" is too long for a path
Lineproto\LineprotoException cannot open the log "/no/such/folder/log": open(): No such file or directory
ValueError: key "log" must be a path within open_basedir, "/etc/log" given
