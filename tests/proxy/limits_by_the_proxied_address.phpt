--TEST--
allow, deny and max_per_ip are about the address behind the proxy
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy("'allow' => ['1.0.0.0/8', '2001:db8::/32'], 'deny' => ['1.2.3.4'],");
foreach (['1.2.3.5', '1.2.3.4', '2.0.0.1', '127.0.0.1'] as $address) {
    echo "$address: ", $server->connect()->send(v1($address))->finish()->rest();
}
foreach (['2001:db8::1', '2001:db9::1', '::ffff:1.2.3.4', '::ffff:1.2.3.5'] as $address) {
    echo "$address: ", $server->connect()->send("PROXY TCP6 $address ::1 5 6\r\n")->finish()->rest();
}
echo 'Unix: ', $server->connect()->send(v2(0x31, str_repeat("\0", 216)))->finish()->rest();
echo 'the proxy itself: ', $server->connect()->send(v2(0, '', '', 0))->finish()->rest();
echo $server->stop(), "\n", $server->output(), preg_replace('/\[\d+\]/', '', $server->errors());

$server = behind_proxy("'max_per_ip' => 1, 'log_level' => 'error', 'on_close' => fn() => say('closed'),");
$first = $server->connect()->send(v1());
echo $first->line();
echo 'the same address: ', $server->connect()->send(v1(port: 57))->rest();
$other = $server->connect()->send(v1('1.2.3.5'));
echo 'another one: ', $other->line();
$local = $server->connect()->send("PROXY UNKNOWN\r\n");
echo 'the proxy: ', $local->line(), 'again: ', $server->connect()->send("PROXY UNKNOWN\r\n")->line();
$first->close();
echo $server->hear(), "\n", $server->connect()->send(v1())->finish()->line();
echo $server->hear(), "\n", $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
1.2.3.5: connect
1.2.3.4: not connect
2.0.0.1: not connect
127.0.0.1: not connect
2001:db8::1: connect
2001:db9::1: not connect
::ffff:1.2.3.4: not connect
::ffff:1.2.3.5: connect
Unix: connect
the proxy itself: not connect
0
accepted 4, open 0, closed 4, refused 6
lineproto warning: its address is not allowed (options allow, deny) refused=1.2.3.4:56
connect
the same address: not connect
another one: connect
the proxy: connect
again: not connect
closed
connect
closed
0
accepted 4, open 0, closed 4, refused 2
