--TEST--
After the peer ended its side the session reads null and can still send, as often as it likes
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    while (($line = $c->readLine()) !== null) {
        $lines[] = $line;
    }
    say(json_encode([$lines, $c->readLine(), $c->readLine(1), $c->send('first')]));
    $c->server->after(0.01, fn() => $c->send('from a timer'));
    foreach ($lines as $line) {
        $c->send("got $line");
    }
    PHP);
echo $server->connect()->send("a\nb\ntail")->finish()->rest(), $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
first
got a
got b
got tail
[["a","b","tail"],null,null,true]
0after
