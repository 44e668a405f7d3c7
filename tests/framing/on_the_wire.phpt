--TEST--
What the server sends in every framing, to the byte: greeting, replies, the last line, a broadcast, the refusal
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
foreach (FRAMINGS as $name => $code) {
    $server = line_server('fn($m, $c) => match ($m) {
            "quit" => $c->close("bye"),
            "all" => [$m, "b", (string) $c->server->broadcast("to all")],
            "many" => (function () { yield "c"; yield "d"; })(),
            default => "[$m]",
        }', "'framing' => $code, 'max_connections' => 1, 'refusal' => 'no room', 'greeting' => 'hello', 'log_level' => 'alert',");
    $peer = $server->connect();
    echo $name, ': ', seen($peer->exchange(wire($name, 'x'), strlen(wire($name, 'hello') . wire($name, '[x]')))), "\n";
    echo '  ', $server->connect()->rest() === wire($name, 'no room') ? 'refused' : 'REFUSED OTHERWISE', "\n";
    $got = $peer->send(wire($name, 'all') . wire($name, 'many') . wire($name, 'quit'))->rest();
    $want = wire($name, 'to all') . implode('', array_map(fn($m) => wire($name, $m), ['all', 'b', '1', 'c', 'd', 'bye']));
    echo '  ', $got === $want ? 'the rest as it should be' : seen($got), "\n";
    if ($server->stop() || $server->errors() !== '') {
        echo $server->errors();
    }
}
?>
--EXPECT--
lines: hello\n[x]\n
  refused
  the rest as it should be
crlf: hello\r\n[x]\r\n
  refused
  the rest as it should be
crlf lenient: hello\r\n[x]\r\n
  refused
  the rest as it should be
delimited: hello;;[x];;
  refused
  the rest as it should be
mllp: \vhello\034\r\v[x]\034\r
  refused
  the rest as it should be
block: hello\n\n[x]\n\n
  refused
  the rest as it should be
block crlf: hello\r\n\r\n[x]\r\n\r\n
  refused
  the rest as it should be
dotted: hello\r\n.\r\n[x]\r\n.\r\n
  refused
  the rest as it should be
netstring: 5:hello,3:[x],
  refused
  the rest as it should be
syslog: hello\n[x]\n
  refused
  the rest as it should be
