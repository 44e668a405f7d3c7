--TEST--
A line, or a block of bytes, that does not fit into memory_limit ends the process with PHP's message, however large it is
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$handlers = [
    'fn($line) => null, ' => '',
    'null, ' => "'on_connect' => fn(\$c) => \$c->onBytes(40000000, fn(\$bytes) => null), ",
];
foreach ($handlers as $handler => $options) {
    $server = Child::serve(<<<PHP
        register_shutdown_function(fn() => print 'shutdown');
        lineproto_serve('tcp://127.0.0.1:0', $handler ['greeting' => null, 'transcript' => false, 'max_line' => 50000000, $options 'on_start' => \$ready]);
        PHP, ['memory_limit' => '8M', 'display_errors' => 'stderr', 'log_errors' => '0']);
    $peer = $server->connect();
    $peer->exchange(str_repeat('x', 40000000) . "\n");
    echo $server->wait(), ' ', $server->output(), ' ',
        preg_match('/^\s*(PHP )?Fatal error: +Allowed memory size of 8388608 bytes exhausted/', $server->errors()) ? 'PHP\'s message' : $server->errors(), "\n";
}
?>
--EXPECT--
255 shutdown PHP's message
255 shutdown PHP's message
