--TEST--
SlowConsumer::Close and Discard in sessions: sends from another session close the peer, or are left out
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach (['Close', 'Discard'] as $policy) {
    $server = session_server(<<<'PHP'
        foreach ($c as $line) {
            if ($line === 'deaf') {
                $GLOBALS['deaf'] = $c;
                $c->send('is deaf');
            } elseif ($line === 'send') {
                for ($i = 0; $GLOBALS['deaf']->send(str_repeat('x', 1000)) && $i < 100000; $i++);
                $c->send($i < 100000 ? 'refused' : 'all taken');
            } else {
                $c->send($line);
            }
        }
        say($c === $GLOBALS['deaf'] ? 'deaf: null' : 'sender: null');
        PHP, "'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\\SlowConsumer::$policy, 'log' => fn() => null,
            'on_close' => fn(\$c, \$reason) => say((\$c === \$GLOBALS['deaf'] ? 'deaf: ' : 'sender: ') . \$reason->name)");
    $deaf = $server->connect()->send("deaf\n");
    $deaf->line();
    echo $server->connect()->send("send\n")->finish()->rest();
    if ($policy === 'Discard') {
        echo substr($deaf->send("alive\n")->finish()->rest(), -7);
    }
    $heard = [$server->hear(), $server->hear(), $server->hear(), $server->hear()];
    sort($heard);
    echo implode("\n", $heard), "\n", $server->stop(), $server->output(), $server->errors();
}
?>
--EXPECT--
refused
deaf: SlowConsumer
deaf: null
sender: Peer
sender: null
0after
refused

alive
deaf: Peer
deaf: null
sender: Peer
sender: null
0after
