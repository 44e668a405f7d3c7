--TEST--
readLine() and readBytes() throw a TimeoutException with the phase "read"; the connection goes on and nothing is lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    say(tried(fn() => $c->readLine(0.01)));
    say(tried(fn() => $c->readBytes(5, 0.01)));
    $c->send('half, please');
    say(tried(fn() => $c->readLine(0.05)));
    say(tried(fn() => $c->readBytes(6, 0.01)));
    say(tried(fn() => $c->readBytes(3, 5)));
    $c->send('the rest, please');
    say(tried(fn() => $c->readLine(5)) . tried(fn() => $c->readLine()));
    PHP, before: TRIED);
$peer = $server->connect();
echo $peer->line(), $server->hear(), "\n", $server->hear(), "\n";
$peer->send('half ');
echo $server->hear(), "\n", $server->hear(), "\n", $server->hear(), "\n", $peer->line();
$peer->send("whole\nnext\n");
echo $server->hear(), "\n";
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
half, please
TimeoutException [read]: no line came within 0.01 seconds
TimeoutException [read]: 5 bytes did not come within 0.01 seconds
TimeoutException [read]: no line came within 0.05 seconds
TimeoutException [read]: 6 bytes did not come within 0.01 seconds
"hal"
the rest, please
"f whole""next"
0after
