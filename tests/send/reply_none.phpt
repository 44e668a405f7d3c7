--TEST--
Reply::None waits for the greeting only and loses nothing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', function (\$l) { static \$n = 0; if (\$l === 'how many') return (string) \$n; \$n++; }, ['on_start' => \$ready]);");
$none = ['reply' => Lineproto\Reply::None];
var_dump(lineproto_send($server->address, 'one', $none), lineproto_send($server->address, array_fill(0, 100000, 'event'), $none));
for ($deadline = microtime(true) + DEADLINE; ($n = lineproto_send($server->address, 'how many')) < 100001 && microtime(true) < $deadline; );
echo $n, "\n";
?>
--EXPECT--
string(0) ""
array(0) {
}
100001
