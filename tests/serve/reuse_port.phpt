--TEST--
With reuse_port two servers share a port
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$code = "lineproto_serve(getenv('ADDRESS'), strrev(...), ['reuse_port' => true, 'greeting' => null, 'on_start' => \$ready]);";
$first = Child::serve($code, [], ['ADDRESS' => 'tcp://127.0.0.1:0']);
$second = Child::serve($code, [], ['ADDRESS' => $first->address]);
var_dump($first->address === $second->address);
echo $first->stop(), $second->connect()->send("abc\n")->finish()->rest(), $second->stop(), "\n";
?>
--EXPECT--
bool(true)
0cba
0
