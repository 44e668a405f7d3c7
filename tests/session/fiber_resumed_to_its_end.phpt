--TEST--
A session that others resume or throw into until it is over ends as any other, once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $GLOBALS['fibers'][$c->id] = Fiber::getCurrent();
    if ($c->id % 2) {
        try {
            $c->readLine();
        } catch (Exception $e) {
            $c->send("caught {$e->getMessage()}");
            if ($c->id === 3) throw new Exception('again');
        }
        return;
    }
    $c->send(tried(fn() => $GLOBALS['fibers'][$c->id - 1]->throw(new Exception('end'))));
    PHP, "'on_close' => fn(\$c, \$reason) => say(\"\$c->id \$reason->name\"), 'on_error' => fn(\$e) => \"on_error: {\$e->getMessage()}\"", TRIED);
for ($i = 0; $i < 3; $i++) {
    $peer = $server->connect();
    echo $server->connect()->rest(), $peer->rest();
    $ends = [$server->hear(), $server->hear()];
    sort($ends);
    echo implode(', ', $ends), "\n";
}
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
null
caught end
1 Local, 2 Local
Exception: again
caught end
3 Local, 4 Local
null
caught end
5 Local, 6 Local
0after
