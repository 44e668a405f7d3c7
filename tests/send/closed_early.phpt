--TEST--
A connection that ends early is ClosedException; a part of a reply is never a reply; requestSent tells the truth
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$before = raw_server('fclose($peer);');
echo thrown(fn() => lineproto_send($before->address, 'x')), "\n";
$after = raw_server('fgets($peer); fwrite($peer, "half a rep"); fclose($peer);');
echo thrown(fn() => lineproto_send($after->address, 'x', ['greeting' => false])), "\n";
$between = raw_server('fgets($peer); fgets($peer); fwrite($peer, "one\n"); fclose($peer);');
echo thrown(fn() => lineproto_send($between->address, ['a', 'b'], ['greeting' => false])), "\n";
?>
--EXPECTF--
Lineproto\ClosedException [not sent]: %s
Lineproto\ClosedException [sent]: %s10 bytes%s
Lineproto\ClosedException [sent]: %s
