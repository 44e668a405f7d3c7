--TEST--
A peer that resets ends its session, wherever that waits, without a busy loop
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $line = $c->readLine();
    $c->send('waits');
    if ($line === 'deaf') {
        $GLOBALS['deaf'] = $c;
        $c->readLine();
    } elseif ($line === 'send') {   // waits for another peer
        while ($GLOBALS['deaf']->send(str_repeat('x', 9000)));
    } else {
        $c->pause();
        say(tried(fn() => $c->readLine(0.5)));
    }
    PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'log' => fn() => null, 'on_close' => fn(\$c, \$reason) => say(\"\$c->id \$reason->name\")", TRIED);
$deaf = $server->connect()->send("deaf\n");
$deaf->line();
$peers = [$server->connect()->send("send\n"), $server->connect()->send("pause\n")];
$busy = busy($server, function () use ($peers) {
    pass(0.1);
    foreach ($peers as $peer) {
        $peer->reset();
    }
    pass(0.3);
});
echo $busy < 0.2 ? "sleeps\n" : "busy for $busy s\n";
$deaf->close();
$heard = [$server->hear(), $server->hear(), $server->hear(), $server->hear()];
sort($heard);
echo implode("\n", $heard), "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sleeps
1 Error
2 Local
3 Local
TimeoutException [read]: no line came within 0.5 seconds
0after
