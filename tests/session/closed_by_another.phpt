--TEST--
A session whose connection another closes or aborts reads null, sends nothing more, and on_close comes once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $line = $c->readLine();
    if ($line === 'wait') {
        $GLOBALS['waits'] = $c;
        $c->send('waits');
        say(json_encode([$c->readLine(), $c->send('too late')]));
        return;
    }
    $line === 'close' ? $GLOBALS['waits']->close('closed by another') : $GLOBALS['waits']->abort();
    $c->send($line);
    PHP, "'on_close' => fn(\$c, \$reason) => say(\"\$c->id \$reason->name\")");
foreach (['close', 'abort'] as $how) {
    $waits = $server->connect()->send("wait\n");
    $waits->line();
    echo $server->connect()->send("$how\n")->rest(), @stream_get_contents($waits->stream);
    $heard = [$server->hear(), $server->hear(), $server->hear()];
    sort($heard);
    echo implode(', ', $heard), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
close
closed by another
1 Local, 2 Local, [null,false]
abort
3 Local, 4 Local, [null,false]
0after
