--TEST--
A kept connection is used again for an equal framing, also when the object it came with is gone, and for no other
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip needs pcntl'); ?>
--FILE--
<?php
require __DIR__ . '/framings.inc';
use Lineproto\Framing;
$server = raw_server('$peers[] = $peer; $pid = pcntl_fork(); if ($pid === 0) { while ("" !== ($got = (string) fread($peer, 100))) { fwrite($peer, str_replace("x", "$n", $got)); } exit; } fclose($peer);',
    'tcp://127.0.0.1:0');
$ask = fn(Framing $framing) => lineproto_send($server->address, 'x', ['framing' => $framing, 'greeting' => false, 'persistent' => true]);
foreach ([[";", ''], [";", ''], ["\x1c\r", "\x0b"], [";", ''], ["\x1c\r", "\x0b"], ["\r", "\x0b\x1c"], [";", ";"], [";;", '']] as [$end, $start]) {
    echo $ask(Framing::delimited($end, $start)), "\n";
}
echo $ask(Framing::block()), $ask(Framing::block("\r\n")), $ask(Framing::block()), $ask(Framing::netstring()), $ask(Framing::netstring()), "\n";
?>
--EXPECT--
0
0
1
0
1
2
3
4
56577
