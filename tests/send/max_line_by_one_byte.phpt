--TEST--
A reply of max_line passes, one byte more is LineTooLongException
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => str_repeat('x', (int) \$l), ['greeting' => null, 'on_start' => \$ready]);");
$length = fn($n, $max) => strlen(lineproto_send($server->address, "$n", ['greeting' => false] + ($max ? ['max_line' => $max] : [])));
echo $length(10, 10), "\n", thrown(fn() => $length(11, 10)), "\n";
echo $length(1 << 20, 0), "\n", thrown(fn() => $length((1 << 20) + 1, 0)), "\n", thrown(fn() => $length(5000000, 10)), "\n";
?>
--EXPECTF--
10
Lineproto\LineTooLongException: %s10 bytes%smax_line%s
1048576
Lineproto\LineTooLongException: %s1048576 bytes%smax_line%s
Lineproto\LineTooLongException: %s10 bytes%smax_line%s
