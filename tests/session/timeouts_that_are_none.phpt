--TEST--
A timeout of 0 or null is none; what is no number of seconds is an error; what is here already takes no time
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    foreach ([-1, -0.001, NAN, -INF, INF, 1e300, []] as $timeout) {
        say(preg_replace('/.*\) /', '', tried(fn() => $c->readLine($timeout))) . ', ' . preg_replace('/.*\) /', '', tried(fn() => $c->readBytes(1, $timeout))));
    }
    $c->send('now');
    say(tried(fn() => [$c->readLine(0), $c->readLine(null), $c->readLine(0.0), $c->readLine(1e-9), $c->readBytes(1, 0), $c->readBytes(1, 1e-9)]));
    PHP, before: TRIED);
$peer = $server->connect();
for ($i = 0; $i < 7; $i++) {
    echo $server->hear(), "\n";
}
$peer->line();
pass(0.05);
$peer->send("one\n");
pass(0.05);
$peer->send("two\nthree\nfour\nab");
echo $server->hear(), "\n";
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be a number of seconds that is not negative, or null, must be a number of seconds that is not negative, or null
must be of type int|float|null, array given, must be of type int|float|null, array given
["one","two","three","four","a","b"]
0after
