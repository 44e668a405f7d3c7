--TEST--
Reply::Code: one line, several as in SMTP and in FTP, the greeting too; what has no code is quoted
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\{Framing, Reply};
$mail = ['framing' => Framing::crlf(), 'reply' => Reply::Code];
$ftp = ['framing' => Framing::crlf(false), 'reply' => Reply::Code];

/* as it is meant to be used */
$server = answering_server(["250-mail\r\n250-SIZE 1000\r\n250 HELP\r\n", "250 OK\r\n", "221 bye\r\n"], "220-mail.example\r\n220-be nice\r\n220 ready\r\n");
echo json_encode(lineproto_send($server->address, ['EHLO x', 'NOOP', 'QUIT'], $mail), JSON_PRETTY_PRINT), "\n";
echo json_encode(lineproto_send($server->address, ['EHLO x', 'NOOP', 'QUIT'], $mail + ['greeting' => "220-mail.example\n220-be nice\n220 ready"])), "\n";

echo "\nreplies\n";
echo ask(["250\r\n", "250 \r\n", "250-\r\n250\r\n", "354-a\r\n354-b\r\n354 c\r\n"], $mail), "\n";
echo ask(["230-Welcome\n  230 people are here\n\n231 x\n230\tx\r\n2300 x\n230 bye\n", "250 next\r\n"], $ftp), "\n";
echo ask(["250-a\r\n250 b\r\n250 behind it\r\n", "250 c\r\n"], $mail), "\n";
echo ask(["250-a\n250 b\n"], ['reply' => Reply::Code]), "\n";

echo "\nwrong ones\n";
foreach (["hello\r\n", "\r\n", "25\r\n", "2500 a\r\n", "250a\r\n", " 250 a\r\n", str_repeat('long', 1000) . "\r\n"] as $reply) {
    echo ask(["250 a\r\n", $reply], $mail), "\n";
}
echo ask(["250-a\n250 b\n"], $mail), "\n";
echo ask(["250-a\r\n250 b\rc\r\n"], $mail), "\n";
echo ask(["250 a\r\n"], $mail, "ready\r\n"), "\n";
echo ask(["250 a\r\n"], ['timeout' => 0.2] + $mail, "220-ready\r\n"), "\n";
echo ask(["250-a\r\n250"], $mail), "\n";

echo "\nlimits\n";
foreach ([11, 10] as $max) {
    echo ask(["250-a\r\n250 b\r\n"], $mail + ['max_line' => $max]), "\n";
    echo ask(["250 a\r\n"], $mail + ['max_line' => $max], "220-a\r\n220 b\r\n"), "\n";
}
echo ask(["250 abc\r\n"], $mail + ['max_line' => 1]), "\n";

echo "\nrefused\n";
echo ask(["250 a\r\n"], $mail, "220-hm\r\n220 not connected\r\n"), "\n";
echo ask(["250 a\r\n"], ['refusal' => '554'] + $mail, "554 no\r\n"), "\n";
?>
--EXPECT--
[
    "250-mail\n250-SIZE 1000\n250 HELP",
    "250 OK",
    "221 bye"
]
["250-mail\n250-SIZE 1000\n250 HELP","250 OK","221 bye"]

replies
["250","250 ","250-\n250","354-a\n354-b\n354 c"]
["230-Welcome\n  230 people are here\n\n231 x\n230\tx\n2300 x\n230 bye","250 next"]
["250-a\n250 b","250 behind it"]
["250-a\n250 b"]

wrong ones
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: "hello"
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: ""
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: "25"
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: "2500 a"
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: "250a"
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: " 250 a"
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a first line without a reply code: "longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong..."
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a line feed without a carriage return before it
Lineproto\ProtocolException: the reply from tcp://ADDRESS contains a carriage return without a line feed behind it
Lineproto\ProtocolException: the greeting from tcp://ADDRESS contains a first line without a reply code: "ready"
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; 11 bytes of an unfinished greeting came; if that server does not greet, set the option greeting to false
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply; 10 bytes of an unfinished reply came

limits
["250-a\n250 b"]
["250 a"]
Lineproto\LineTooLongException: reply of more than 10 bytes from tcp://ADDRESS (option max_line)
Lineproto\LineTooLongException: greeting of more than 10 bytes from tcp://ADDRESS (option max_line)
Lineproto\LineTooLongException: reply of more than 1 bytes from tcp://ADDRESS (option max_line)

refused
Lineproto\RefusedException [220-hm
220 not connected]: tcp://ADDRESS refused the connection: 220-hm?220 not connected
Lineproto\RefusedException [554 no]: tcp://ADDRESS refused the connection: 554 no
