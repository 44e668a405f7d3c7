--TEST--
A session that is fed by a flood does not starve the others
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server('while (($line = $c->readLine()) !== null) { if ($line !== "") $c->send($line); }', "'max_lines_per_turn' => 100");
$flood = $server->connect();
stream_set_blocking($flood->stream, false);
$other = $server->connect();
$lines = str_repeat("\n", 1 << 18);
for ($i = $sent = 0, $longest = 0; $i < 100; $i++) {
    $sent += fwrite($flood->stream, $lines);
    $start = microtime(true);
    $other->send("$i\n")->line() === "$i\n" ?: fail('no answer');
    $longest = max($longest, microtime(true) - $start);
}
$flood->close();
$other->close();
echo $sent > 1 << 20 && $longest < 1 ? 'fair' : "$sent $longest", "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
fair
0after
