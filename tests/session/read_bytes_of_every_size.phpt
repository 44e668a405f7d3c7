--TEST--
readBytes() gives none, one, exactly what is here, more than one read, and lines around them
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    say(tried(fn() => [$c->readBytes(0), $c->readBytes(1), $c->readBytes(0), $c->readLine()]));
    say(tried(fn() => $c->readBytes(6)));
    $c->send('more');
    $big = $c->readBytes(3000000);
    say(strlen($big) . ' ' . md5($big));
    say(tried(fn() => $c->readLine()));
    say(tried(fn() => $c->readBytes(-1)));
    say(tried(fn() => $c->readBytes(PHP_INT_MAX)));
    say(tried(fn() => [$c->readBytes(3), $c->readBytes(0)]));
    say(tried(fn() => $c->readBytes(3)));
    say(tried(fn() => $c->readLine()));
    PHP, before: TRIED);
$peer = $server->connect()->send("xyz\n\0\n\r\nab");
echo $server->hear(), "\n", $server->hear(), "\n", $peer->line();
$big = random_bytes(3000000);
$peer->send($big . "line\nendof")->finish();
echo $server->hear() === '3000000 ' . md5($big) ? 'whole' : 'broken', "\n";
for ($i = 0; $i < 6; $i++) {
    echo $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
["","x","","yz"]
"\u0000\n\r\nab"
more
whole
"line"
ValueError: Lineproto\Connection::readBytes(): Argument #1 ($length) must be between 0 and 2147483647, -1 given
ValueError: Lineproto\Connection::readBytes(): Argument #1 ($length) must be between 0 and 2147483647, 9223372036854775807 given
["end",""]
ClosedException: the connection ended before the 3 bytes that were to be read
null
0after
