--TEST--
CRLF framing both ways: strict refuses bare CR and LF, lenient takes LF; lines() strips one CR
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
use Lineproto\Framing;
/* Answers with the bytes given, and says what it has got, in hex. */
function answers(string $bytes): Child
{
    return raw_server('$got = ""; while (substr_count($got, "\n") < 2) $got .= fread($peer, 100); say(bin2hex($got)); fwrite($peer, '
        . var_export($bytes, true) . ');');
}
$call = function (Framing $framing, string $bytes): void {
    $server = answers($bytes);
    echo json_encode($bytes), ' ', thrown(fn() => lineproto_send($server->address, ['a', ''], ['greeting' => false, 'framing' => $framing])), ' ',
        $server->hear(), "\n";
};
echo "-- strict\n";
$call(Framing::crlf(), "one\r\ntwo\r\n");
$call(Framing::crlf(true), "\r\n\r\n");
$call(Framing::crlf(), "one\r\ntwo\nthree\r\n");
$call(Framing::crlf(), "one\r\nt\rwo\r\n");
$call(Framing::crlf(), "one\ntwo\n");
echo "-- lenient\n";
$call(Framing::crlf(false), "one\r\ntwo\n");
$call(Framing::crlf(false), "one\r\r\n\r\n");
echo "-- lines\n";
$call(Framing::lines(), "one\r\ntwo\n");
$call(Framing::lines(), "one\r\r\n\r\n");
echo "-- what may not be sent\n";
$refuse = fn(Framing $framing, string $message) => print thrown(fn() => lineproto_send('unix:///nonexistent', $message, ['framing' => $framing])) . "\n";
$refuse(Framing::crlf(), "a\r\nb");
$refuse(Framing::crlf(), "a\nb");
$refuse(Framing::crlf(), "a\rb");
$refuse(Framing::crlf(), "a\r");
$refuse(Framing::crlf(false), "a\r\nb");
$refuse(Framing::crlf(false), "a\nb");
$refuse(Framing::crlf(false), "a\rb");
$refuse(Framing::lines(), "a\n");
$refuse(Framing::lines(), "a\rb");
echo "-- a strict server\n";
$server = line_server('fn($l) => $l . "!"', "'framing' => Lineproto\\Framing::crlf(),");
echo json_encode(lineproto_send($server->address, ['x', '', '0'], ['framing' => Framing::crlf()])), "\n";
echo json_encode(lineproto_send($server->address, 'x', ['framing' => Framing::crlf(false)])), "\n";
?>
--EXPECT--
-- strict
"one\r\ntwo\r\n" nothing thrown: ["one","two"] 610d0a0d0a
"\r\n\r\n" nothing thrown: ["",""] 610d0a0d0a
"one\r\ntwo\nthree\r\n" Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it 610d0a0d0a
"one\r\nt\rwo\r\n" Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a carriage return without a line feed behind it 610d0a0d0a
"one\ntwo\n" Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it 610d0a0d0a
-- lenient
"one\r\ntwo\n" nothing thrown: ["one","two"] 610d0a0d0a
"one\r\r\n\r\n" nothing thrown: ["one\r",""] 610d0a0d0a
-- lines
"one\r\ntwo\n" nothing thrown: ["one","two"] 610a0a
"one\r\r\n\r\n" nothing thrown: ["one\r",""] 610a0a
-- what may not be sent
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
ValueError: lineproto_send(): Argument #2 ($message) must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
ValueError: lineproto_send(): Argument #2 ($message) must not contain a line feed, which ends a line in this framing
Lineproto\ConnectException: cannot connect to unix:///nonexistent: connect(): No such file or directory
-- a strict server
["x!","!","0!"]
"x!"
