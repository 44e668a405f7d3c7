--TEST--
A malformed address is a ValueError that says what is wrong; an empty list and other types too
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['', 'tcp://', 'tcp://127.0.0.1', 'tcp://127.0.0.1:99999', 'tcp://127.0.0.1:x', 'http://127.0.0.1:1', 'unix://', 'fd://x', "127.0.0.1:1\0", '::1:5'] as $address) {
    try {
        lineproto_serve($address, null, ['on_start' => fn() => print "it serves\n"]);
    } catch (Throwable $error) {
        echo json_encode($address), ' ', get_class($error), ' ', $error->getMessage(), "\n";
    }
}
foreach ([[], [5], [null], ['tcp://127.0.0.1:0', []]] as $addresses) {
    try {
        lineproto_serve($addresses);
    } catch (Throwable $error) {
        echo json_encode($addresses), ' ', get_class($error), ' ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
"" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "" is empty
"tcp:\/\/" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "tcp://" has no host; to listen on every interface, write 0.0.0.0 or [::]
"tcp:\/\/127.0.0.1" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "tcp://127.0.0.1" has no port; it is written host:port
"tcp:\/\/127.0.0.1:99999" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "tcp://127.0.0.1:99999" has no valid port: it must be a number from 0 to 65535
"tcp:\/\/127.0.0.1:x" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "tcp://127.0.0.1:x" has no valid port: it must be a number from 0 to 65535
"http:\/\/127.0.0.1:1" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "http://127.0.0.1:1" has an unknown scheme; known are tcp, tls, unix, fd and systemd
"unix:\/\/" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "unix://" has no path
"fd:\/\/x" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "fd://x" must name a descriptor's number, as in fd://3
"127.0.0.1:1\u0000" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "127.0.0.1:1?" contains a blank or a control byte
"::1:5" ValueError lineproto_serve(): Argument #1 ($address) is malformed: address "::1:5" has more than one colon; an IPv6 address stands in brackets, as in [::1]:10008
[] ValueError lineproto_serve(): Argument #1 ($address) must not be empty
[5] TypeError lineproto_serve(): Argument #1 ($address) must be a string or a list of strings, int found in it
[null] TypeError lineproto_serve(): Argument #1 ($address) must be a string or a list of strings, null found in it
["tcp:\/\/127.0.0.1:0",[]] TypeError lineproto_serve(): Argument #1 ($address) must be a string or a list of strings, array found in it
