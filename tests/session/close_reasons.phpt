--TEST--
on_close tells in which way a session's connection ended
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $options = ['greeting' => 'hi', 'on_start' => $ready, 'max_line' => 10, 'on_error' => fn($error) => 'error: ' . $error->getMessage(),
        'on_close' => fn($c, $reason) => say($reason->name)];
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            match ($line) {
                'return' => 0,
                'throw' => throw new Exception('thrown'),
                'close' => $c->close('closing'),
                'abort' => $c->abort(),
                default => $c->send($line),
            };
            if ($line === 'return') {
                return;
            }
        }
    }, options: $options);
    PHP);
foreach (["return\n", "throw\nx\n", "close\nx\n", "abort\n", "much too long for it\n"] as $bytes) {
    $peer = $server->connect();
    $peer->line();
    echo str_replace("\n", ' ', @$peer->send($bytes)->rest()), $server->hear(), "\n";
}
$server->connect()->send('a')->finish()->rest();
echo $server->hear(), "\n";
$server->connect()->reset();
echo $server->hear(), "\n";
$peer = $server->connect();
$peer->line();
echo $server->stop(), $peer->rest(), ' ', $server->hear(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
Local
error: thrown Error
closing Local
Local
Overflow
Peer
Error
0 Drain
