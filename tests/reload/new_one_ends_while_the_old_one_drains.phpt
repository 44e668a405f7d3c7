--TEST--
A new process that dies while the old one still drains is replaced at once, and what it wishes is not forgotten
--EXTENSIONS--
lineproto
posix
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../workers/workers.inc';
$peer = stream_socket_server('tcp://127.0.0.1:0');      // whom a session waits for
$server = Child::serve(COMMANDS . sprintf('lineproto_serve("tcp://127.0.0.1:0", null, ["greeting" => null, "on_start" => $ready, "drain_timeout" => 0,
    "log" => fn($level, $message) => $level === "info" || say("$level $message")], function ($c) use ($commands) {
        foreach ($c as $line) {
            $c->send($line === "wait" ? lineproto_send(%s, "x", ["greeting" => false, "timeout" => 0]) : $commands($line, $c));
        }
    });', var_export('tcp://' . stream_socket_get_name($peer, false), true)));
$hear = function () use ($server): string {
    while (str_starts_with($line = $server->hear(), 'listening')) {
    }
    return $line;
};
$holding = $server->connect()->send("wait\n");
$held = stream_socket_accept($peer, DEADLINE);
fgets($held);
$server->signal(1);
echo $hear(), "\n";
$first = ask($server->connect(), 'pid');
echo $first == $server->pid() ? 'the old one' : 'the new one', "\n";
posix_kill((int) $first, SIGKILL);
echo $hear(), "\n", $hear(), "\n";
$second = ask($asks = $server->connect(), 'pid');
echo $second === $first || $second == $server->pid() ? 'not replaced' : 'another', ', ', ask($asks, 'reload'), "\n";
fwrite($held, "what it waited for\n");
echo $holding->rest();
echo $hear(), "\n";                                      // the reload that was wished for meanwhile
until(fn() => ask($server->connect(), 'pid') !== $second, 'a third one serves');
echo $server->stop(), $server->output(), $server->errors(), "\n";
?>
--EXPECT--
notice reload: the new process serves, the old one finishes what it has in hand
the new one
warning the process that serves has ended and is replaced
notice reload: the new process serves, the old one finishes what it has in hand
another, reloads
what it waited for
notice reload: the new process serves, the old one finishes what it has in hand
0
