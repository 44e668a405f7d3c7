--TEST--
A greeting that contains the refusal is RefusedException with the greeting, and "don't connect" in the transcript
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \$l, ['deny' => ['127.0.0.0/8'], 'log_level' => 'error', 'on_start' => \$ready]);");
echo thrown(fn() => lineproto_send($server->address, 'x', ['transcript' => true])), "\n";
$other = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$l) => \$l, ['greeting' => 'sorry, go away now', 'on_start' => \$ready]);");
echo thrown(fn() => lineproto_send($other->address, 'x', ['refusal' => 'go away'])), "\n";
echo lineproto_send($other->address, 'served', ['refusal' => null]), "\n";
?>
--EXPECTF--
don't connect
Lineproto\RefusedException [not connect]: %Snot connect%S
Lineproto\RefusedException [sorry, go away now]: %Ssorry, go away now%S
served
