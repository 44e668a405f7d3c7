--TEST--
log may be a PSR-3 logger
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    final class Logger {
        public function log($level, $message, array $context = []) { echo "$level $message ", $context['message'] ?? '', "\n"; }
    }
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => throw new Exception('bad'), ['on_start' => $ready, 'log' => new Logger]);
    PHP);
$server->connect()->send("x\n")->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
error uncaught exception in a handler bad
