--TEST--
A peer that resets, closes or times out wakes the sessions that wait for it: send() gives false
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ($c as $line) {
        if ($line === 'deaf') {
            $GLOBALS['deaf'] = $c;
            $GLOBALS['server'] = $c->server;
            $c->send('is deaf');
        } else {
            say('sends');
            while ($sent = $GLOBALS['deaf']->send(str_repeat('x', 1000)));
            say(json_encode($sent));
        }
    }
    PHP, "'max_write_buffer' => 10000, 'write_timeout' => 0.3, 'slow_consumer' => Lineproto\\SlowConsumer::Block, 'log' => fn() => null,
        'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
$sender = $server->connect();
foreach (['resets' => fn($deaf) => $deaf->reset(), 'times out' => fn() => null] as $name => $end) {
    $deaf = $server->connect()->send("deaf\n");
    $deaf->line();
    $sender->send("send\n");
    echo $server->hear(), ', ';
    pass(0.05);
    $end($deaf);
    $heard = [$server->hear(), $server->hear()];
    sort($heard);
    echo "$name: ", implode(' ', $heard), "\n";
}
$sender->close();
$deaf = null;
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
sends, resets: Error false
sends, times out: WriteTimeout false
0after
