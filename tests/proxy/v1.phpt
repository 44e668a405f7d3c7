--TEST--
Version 1: the header's addresses are the connection's; what stands behind it is the dialogue
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy();
$headers = [
    "PROXY TCP4 1.2.3.4 5.6.7.8 56 78\r\n",
    "PROXY TCP4 255.255.255.255 0.0.0.0 65535 0\r\n",
    "PROXY TCP6 2001:DB8::1 ::1 5 6\r\n",
    "PROXY TCP6 ::ffff:10.0.0.1 ::ffff:10.0.0.2 5 6\r\n",
    "PROXY UNKNOWN\r\n",
    "PROXY UNKNOWN whatever it says here\r\n",
];
foreach ($headers as $header) {
    echo any_port($server->connect()->send("{$header}one\n\ntail")->finish()->rest());
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
one 1.2.3.4:56 5.6.7.8:78
 1.2.3.4:56 5.6.7.8:78
tail 1.2.3.4:56 5.6.7.8:78
connect
one 255.255.255.255:65535 0.0.0.0:0
 255.255.255.255:65535 0.0.0.0:0
tail 255.255.255.255:65535 0.0.0.0:0
connect
one [2001:db8::1]:5 [::1]:6
 [2001:db8::1]:5 [::1]:6
tail [2001:db8::1]:5 [::1]:6
connect
one 10.0.0.1:5 10.0.0.2:6
 10.0.0.1:5 10.0.0.2:6
tail 10.0.0.1:5 10.0.0.2:6
connect
one 127.0.0.1:* 127.0.0.1:*
 127.0.0.1:* 127.0.0.1:*
tail 127.0.0.1:* 127.0.0.1:*
connect
one 127.0.0.1:* 127.0.0.1:*
 127.0.0.1:* 127.0.0.1:*
tail 127.0.0.1:* 127.0.0.1:*
0
accepted 6, open 0, closed 6, refused 0
