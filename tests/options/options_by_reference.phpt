--TEST--
Options may hold references, and the array is not changed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$greeting = 'hello';
$options = ['greeting' => &$greeting, 'allow' => [&$greeting2]];
$greeting2 = '127.0.0.1';
echo verdict($options), ' ', json_encode($options), "\n";
?>
--EXPECT--
fine {"greeting":"hello","allow":["127.0.0.1"]}
