--TEST--
Version 2: TCP over IPv4 and IPv6, Unix sockets; LOCAL and UNSPEC keep the real addresses
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = behind_proxy();
$ends = fn(string $remote, string $local) => inet_pton($remote) . inet_pton($local) . pack('nn', 56, 78);
$headers = [
    'IPv4' => v2(0x11, $ends('1.2.3.4', '5.6.7.8')),
    'IPv6' => v2(0x21, $ends('2001:db8::1', '::1')),
    'mapped' => v2(0x21, $ends('::ffff:1.2.3.4', '::1')),
    'Unix' => v2(0x31, pack('a108a108', '/run/client', '/run/server')),
    'nameless' => v2(0x31, pack('a108a108', '', "\0abstract")),
    'LOCAL' => v2(0x00, '', '', 0),
    'LOCAL with more' => v2(0x11, $ends('1.2.3.4', '5.6.7.8'), 'no TLV', 0),
    'UNSPEC' => v2(0x00, '', ''),
    'UNSPEC with more' => v2(0x00, '', v2_tlv(2, 'host.example')),
    'TLVs' => v2_tcp4(v2_tlv(1, 'h2') . v2_tlv(2, 'host.example') . v2_tlv(0x20, "\1\0\0\0\0" . v2_tlv(0x21, 'TLSv1.3')) . v2_tlv(0xee, str_repeat('x', 4000))),
];
foreach ($headers as $name => $header) {
    echo any_port($server->connect()->send("$header$name\n")->finish()->rest());
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
IPv4 1.2.3.4:56 5.6.7.8:78
connect
IPv6 [2001:db8::1]:56 [::1]:78
connect
mapped 1.2.3.4:56 [::1]:78
connect
Unix /run/client /run/server
connect
nameless unix: @abstract
connect
LOCAL 127.0.0.1:* 127.0.0.1:*
connect
LOCAL with more 127.0.0.1:* 127.0.0.1:*
connect
UNSPEC 127.0.0.1:* 127.0.0.1:*
connect
UNSPEC with more 127.0.0.1:* 127.0.0.1:*
connect
TLVs 1.2.3.4:56 5.6.7.8:78
0
accepted 10, open 0, closed 10, refused 0
