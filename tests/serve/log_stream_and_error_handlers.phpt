--TEST--
A log stream that fails does not end the server, nor says so elsewhere, whatever the script makes of notices
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!file_exists('/dev/full')) die('skip there is no /dev/full'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$wrapper = 'class Broken { public $context; function stream_open() { return true; } function stream_write() { throw new Exception("broken"); } }
    stream_wrapper_register("broken", "Broken");';
$handler = 'set_error_handler(fn($number, $message) => throw new ErrorException($message));';
foreach (['', $handler] as $before) {
    foreach (['fopen("/dev/full", "w")', 'stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]', 'fopen("broken://", "w")'] as $log) {
        $server = Child::serve(<<<PHP
            $wrapper
            $before
            \$log = $log;
            lineproto_serve('tcp://127.0.0.1:0', fn(\$line, \$peer) => \$line === 'failures' ? (string) \$peer->server->stats()['log_failures'] : throw new Exception(\$line),
                ['greeting' => null, 'on_start' => \$ready, 'log' => \$log]);
            PHP, ['display_errors' => '1', 'error_reporting' => (string) E_ALL]);
        foreach (['one', 'two'] as $line) {
            $server->connect()->send("$line\n")->rest();
        }
        echo rtrim($server->connect()->send("failures\n")->line()), ' ', $server->stop(), $server->output(), "\n";
        echo preg_replace(['/\[\d+\]/', '/ file=.*/'], ['[ID]', ''], $server->errors());
    }
}
?>
--EXPECT--
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
2 0
lineproto[ID] error: uncaught exception in a handler class=Exception message=one
lineproto[ID] error: uncaught exception in a handler class=Exception message=two
