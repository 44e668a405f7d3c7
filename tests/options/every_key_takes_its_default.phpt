--TEST--
Every key of the documentation exists and takes its default
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$defaults = [
    'framing' => Lineproto\Framing::lines(), 'max_line' => 65536, 'overflow' => Lineproto\Overflow::Close, 'overflow_reply' => null, 'eof_tail' => true,
    'greeting' => 'connect', 'refusal' => 'not connect', 'transcript' => true, 'on_connect' => null, 'on_close' => null, 'on_error' => null,
    'on_overflow' => null, 'on_start' => null, 'on_stop' => null, 'max_connections' => 0, 'max_per_ip' => 0, 'allow' => [], 'deny' => [],
    'max_write_buffer' => 1 << 20, 'max_memory' => 0, 'slow_consumer' => Lineproto\SlowConsumer::Close, 'max_lines_per_turn' => 1024,
    'idle_timeout' => 0, 'line_timeout' => 30, 'write_timeout' => 30, 'handshake_timeout' => 10, 'drain_timeout' => 30, 'backlog' => 1024,
    'reuse_port' => false, 'ipv6_only' => null, 'nodelay' => true, 'keepalive' => true, 'busy_poll' => 0, 'unix_mode' => 0660,
    'proxy_protocol' => false, 'trusted_proxies' => [],
    'user' => null, 'group' => null, 'pid_file' => null, 'signals' => true, 'status' => null, 'log' => null, 'log_format' => 'text', 'log_level' => 'notice',
];
foreach ($defaults as $key => $value) {
    $said = verdict([$key => $value]);
    echo $said === 'fine' ? '' : "$key: $said\n";
}
echo verdict($defaults), "\n";
?>
--EXPECT--
fine
