--TEST--
Each way to end has its CloseReason, and readLine() gives null before on_close comes
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $GLOBALS['last'] = $c;
    while (($line = $c->readLine()) !== null) {
        match ($line) {
            'return' => say('returns'), 'close' => $c->close('closed'), 'abort' => $c->abort(), 'throw' => throw new Exception('thrown'),
            default => $c->send($line),
        };
        if ($line === 'return') return;
    }
    say('null');
    PHP, <<<'PHP'
    'idle_timeout' => 0.3, 'line_timeout' => 0.15, 'max_line' => 20, 'on_error' => fn($error) => "error: {$error->getMessage()}",
    'on_close' => fn($c, $reason) => say($reason->name)
    PHP);
$ends = [
    'return' => fn($peer) => $peer->send("return\nignored\n"), 'close' => fn($peer) => $peer->send("close\n"), 'abort' => fn($peer) => $peer->send("abort\n"),
    'throw' => fn($peer) => $peer->send("throw\n"), 'peer' => fn($peer) => $peer->finish(), 'idle' => fn($peer) => $peer,
    'line_timeout' => fn($peer) => $peer->send("a\nunfinished"), 'overflow' => fn($peer) => $peer->send("b\n" . str_repeat('x', 21) . "\n"),
];
foreach ($ends as $name => $end) {
    $rest = @stream_get_contents($end($server->connect())->stream);
    $heard = $server->hear();
    echo "$name: ", str_replace("\n", ', ', $rest), $heard, $heard === 'null' || $heard === 'returns' ? ', ' . $server->hear() : '', "\n";
}
$peer = $server->connect()->send("c\n");
echo $peer->line();
$server->connect()->send("d\n")->reset();
echo $server->hear(), ' ', $server->hear(), "\n";
echo $server->hear(), ' ', $server->hear(), "\n";
$server->connect();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
return: returns, Local
close: closed, null, Local
abort: null, Local
throw: error: thrown, Error
peer: null, Peer
idle: null, Idle
line_timeout: a, null, LineTimeout
overflow: b, null, Overflow
c
null Error
null Idle
0after
