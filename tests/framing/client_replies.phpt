--TEST--
Replies of a server that is not ours, in every framing: noise, empty blocks, broken and too long ones, cut byte by byte
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
$serve = fn(string $bytes) => raw_server('fread($peer, 100); foreach (str_split(' . var_export($bytes, true) . ', $n ? 1 : 100) as $part) fwrite($peer, $part); fclose($peer);');
$ask = function (string $name, string $bytes, int $count = 2) use ($serve) {
    $server = $serve($bytes);
    $call = fn() => lineproto_send($server->address, array_fill(0, $count, 'x'), ['framing' => framing($name), 'greeting' => false, 'max_line' => 9]);
    $at_once = thrown($call);
    $dripped = thrown($call);
    echo "$name ", seen($bytes), ': ', str_replace('nothing thrown: ', '', $at_once), $dripped === $at_once ? '' : " or $dripped", "\n";
};
$ask('mllp', "junk\x0ba\x1c\r\r\n\x0bb\r\x1c\r");
$ask('mllp', "\x0ba\x1c\rjunk");
$ask('delimited', 'a;;b;c;;');
$ask('block', "\n\na\nb\n\n\n\nc\n\n");
$ask('block crlf', "a\r\nb\r\n\r\n\r\nc\r\n\r\n");
$ask('block crlf', "a\r\n\r\nb\n\n");
$ask('dotted', "a\r\n..\r\n.\r\n.\r\n");
$ask('dotted', "a\r\n.\r\nb\n.\r\n");
$ask('dotted', "a\r\n.\r\nb");
$ask('netstring', '1:a,0:,');
$ask('netstring', '1:a,01:b,');
$ask('netstring', '1:a,1:bc');
$ask('netstring', '1:a,10:0123456789,');
$ask('netstring', '9:123456789,9:12345678');
$ask('syslog', "3 a\nbb\n");
$ask('syslog', "10 0123456789", 1);
?>
--EXPECT--
mllp junk\va\034\r\r\n\vb\r\034\r: ["a","b\r"]
mllp \va\034\rjunk: Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered
delimited a;;b;c;;: ["a","b;c"]
block \n\na\nb\n\n\n\nc\n\n: ["a\nb","c"]
block crlf a\r\nb\r\n\r\n\r\nc\r\n\r\n: ["a\nb","c"]
block crlf a\r\n\r\nb\n\n: Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
dotted a\r\n..\r\n.\r\n.\r\n: ["a\n.",""]
dotted a\r\n.\r\nb\n.\r\n: Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
dotted a\r\n.\r\nb: Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered; 1 byte of an unfinished reply came
netstring 1:a,0:,: ["a",""]
netstring 1:a,01:b,: Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a netstring without a valid length
netstring 1:a,1:bc: Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a netstring without a comma behind it
netstring 1:a,10:0123456789,: Lineproto\LineTooLongException: reply of more than 9 bytes from tcp://ADDRESS (option max_line)
netstring 9:123456789,9:12345678: Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 1 of 2 requests are answered; 10 bytes of an unfinished reply came
syslog 3 a\nbb\n: ["a\nb","b"]
syslog 10 0123456789: Lineproto\LineTooLongException: reply of more than 9 bytes from tcp://ADDRESS (option max_line)
