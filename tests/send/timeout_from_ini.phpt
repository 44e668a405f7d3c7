--TEST--
lineproto.timeout and lineproto.connect_timeout are the defaults, from php.ini or ini_set(); an option overrules them
--EXTENSIONS--
lineproto
--INI--
lineproto.timeout=0.2
lineproto.connect_timeout=0.15
--SKIPIF--
<?php if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux'); ?>
--FILE--
<?php
require __DIR__ . '/peer.inc';
$silent = raw_server('$all[] = $peer;');
$full = new FullListener('tcp://127.0.0.1:0');
echo timed(0.2, fn() => lineproto_send($silent->address, 'x')), "\n";
echo timed(0.15, fn() => lineproto_send($full->address, 'x')), "\n";
ini_set('lineproto.timeout', '0.1');
echo timed(0.1, fn() => lineproto_send($silent->address, 'x')), "\n";
echo timed(0.3, fn() => lineproto_send($silent->address, 'x', ['timeout' => 0.3])), "\n";
ini_restore('lineproto.timeout');
echo ini_get('lineproto.timeout'), "\n";
?>
--EXPECT--
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; if that server does not greet, set the option greeting to false in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option connect_timeout) in time
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.1 seconds; if that server does not greet, set the option greeting to false in time
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.3 seconds; if that server does not greet, set the option greeting to false in time
0.2
