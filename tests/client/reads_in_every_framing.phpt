--TEST--
Reading with timeouts between any two bytes loses nothing, whatever the framing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Framing};
$listener = stream_socket_server('tcp://127.0.0.1:0');
$address = 'tcp://' . stream_socket_get_name($listener, false);
foreach ([
    'lines' => [Framing::lines(), "one\r\n\nthree\n"],
    'crlf' => [Framing::crlf(), "one\r\n\r\nthree\r\n"],
    'crlf lenient' => [Framing::crlf(false), "one\n\r\nthree\r\n"],
    'delimited' => [Framing::delimited('aab'), "oneaabaaabthreeaab"],
    'mllp' => [Framing::delimited("\x1C\r", "\x0B"), "noise\x0Bone\x1C\x1C\rmore\r\x0B\x1C\r\r\x0Bthree\x1C\r"],
    'block' => [Framing::block(), "\n\none\nmore\n\nthree\n\n"],
    'dotted' => [Framing::dotted(), "one\r\n..more\r\n.\r\n.\r\nthree\r\n.\r\n"],
    'netstring' => [Framing::netstring(), "3:one,0:,12:three\n,,,,,,,"],
    'syslog' => [Framing::syslog(), "one\n12 a\nbbbbbbbb\nzthree\n"],
] as $name => [$framing, $bytes]) {
    $client = new Client($address, PLAIN + ['framing' => $framing]);
    try {
        $client->readLine(0.05);   // time enough to connect in
    } catch (Lineproto\TimeoutException) {
    }
    $peer = stream_socket_accept($listener, DEADLINE);
    $got = [];
    foreach (str_split($bytes) as $byte) {
        fwrite($peer, $byte);
        try {
            $got[] = $client->readLine(0.0001);
        } catch (Lineproto\TimeoutException) {
        }
    }
    fclose($peer);
    while (($line = $client->readLine()) !== null) {
        $got[] = $line;
    }
    echo "$name: ", json_encode($got), "\n";
}
?>
--EXPECT--
lines: ["one","","three"]
crlf: ["one","","three"]
crlf lenient: ["one","","three"]
delimited: ["one","a","three"]
mllp: ["one\u001c","","three"]
block: ["one\nmore","three"]
dotted: ["one\n.more","","three"]
netstring: ["one","","three\n,,,,,,"]
syslog: ["one","a\nbbbbbbbb\nz","three"]
