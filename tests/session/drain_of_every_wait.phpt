--TEST--
TERM with sessions suspended in readLine, readBytes, foreach and with a timeout: all of them end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $how = $c->readLine();
    $c->send('waits');
    $c->send(tried(fn() => match ($how) {
        'readLine' => $c->readLine(),
        'timeout' => $c->readLine(60),
        'readBytes' => $c->readBytes(10),
        'foreach' => iterator_to_array($c),
        'polling' => (function () use ($c) { for (;;) try { return $c->readLine(0.01); } catch (Lineproto\TimeoutException) {} })(),
        'paused' => [$c->pause(), $c->readLine()],
    }));
    PHP, "'on_close' => fn(\$c, \$reason) => say(\$reason->name)", TRIED);
foreach (['readLine', 'timeout', 'readBytes', 'foreach', 'polling', 'paused'] as $i => $how) {
    $peers[$how] = $server->connect()->send("$how\n");
    $peers[$how]->line();
    $peers[$how]->send('12345');
}
$server->signal(15);
foreach ($peers as $how => $peer) {
    echo "$how: ", $peer->rest();
    $peer->close();
}
for ($i = 0; $i < 6; $i++) {
    echo $server->hear(), ' ';
}
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
readLine: null
timeout: null
readBytes: ClosedException: the connection ended before the 10 bytes that were to be read
foreach: []
polling: null
paused: Drain Drain Drain Drain Drain Drain 0after
