--TEST--
A broken framing is logged with what was wrong
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (["a\nb\r\n", "a\rb\r\n"] as $bytes) {
    $server = Child::serve(<<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'framing' => Lineproto\Framing::crlf(), 'on_start' => $ready,
            'log' => fn($level, $message, $context) => print "$level: $message: {$context['reason']}\n"]);
        PHP);
    $server->connect()->send($bytes)->rest();
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
notice: connection closed: the peer breaks the framing: a line feed without a carriage return before it
notice: connection closed: the peer breaks the framing: a carriage return without a line feed behind it
