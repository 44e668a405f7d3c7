--TEST--
A timeout says what was waited for; dripped bytes do not extend it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$silent = raw_server('$all[] = $peer;');
echo thrown(fn() => lineproto_send($silent->address, 'x', ['timeout' => 0.2])), "\n";
echo thrown(fn() => lineproto_send($silent->address, 'x', ['timeout' => 0.2, 'greeting' => false])), "\n";
$endless = (function () { while (true) yield str_repeat('x', 60000); })();
echo thrown(fn() => lineproto_send($silent->address, $endless, ['timeout' => 0.5, 'greeting' => false])), "\n";
$dripping = raw_server('stream_set_blocking($peer, false); while (@fwrite($peer, "x") !== false && !feof($peer)) { $r = [$peer]; $w = $e = null; stream_select($r, $w, $e, 0, 20000); fread($peer, 100); }');
echo thrown(fn() => lineproto_send($dripping->address, 'x', ['timeout' => 0.3, 'greeting' => false])), "\n";
?>
--EXPECTF--
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; if that server does not greet, set the option greeting to false
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.2 seconds (option timeout)
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read: %d bytes of requests were not taken within 0.5 seconds (option timeout); 0 of %d requests are answered
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.3 seconds (option timeout); %d bytes of an unfinished reply came
