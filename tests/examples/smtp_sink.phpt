--TEST--
examples/smtp_sink.php: commands in any order, line ends with which mail could be smuggled, what cannot be kept, the end
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$sink = example('smtp_sink.php', "--folder=$folder", '--size=2000', '--name=sink.test', 'tcp://127.0.0.1:0');
$talk = function (string $what, string $bytes) use ($sink): void {
    $replies = $sink->connect()->send($bytes)->finish()->rest();
    $changes = ['/^220 sink.test ESMTP\r\n(250-.*\n)*(250 SMTPUTF8\r\n)?/' => '', '/as [\w-]+\.eml/' => 'as NAME', '/\r\n/' => "\n", '/^(.+\n)\1{9,}/m' => "(many times) $1"];
    echo "-- $what\n", preg_replace(array_keys($changes), $changes, $replies);
};
$commands = fn(string ...$lines) => implode(array_map(fn($line) => "$line\r\n", $lines));
$envelope = $commands('EHLO x', 'MAIL FROM:<a@a>', 'RCPT TO:<b@b>', 'DATA');
$talk('sequence', $commands('MAIL FROM:<a@a>', 'helo', 'HELO x', 'RCPT TO:<b@b>', 'DATA', 'MAIL FROM:<>', 'MAIL FROM:<a@a>', 'DATA', 'RSET', 'DATA', 'noop', 'VRFY x', 'quit', 'NOOP'));
$talk('arguments', $commands('EHLO x', 'MAIL', 'MAIL a@a', 'MAIL FROM:<a a@a>', 'MAIL FROM:<a@a> SIZE=2001', 'MAIL FROM:<a@a> SIZE=99999999999999999999', 'MAIL FROM:<a@a> BODY=8BITMIME SIZE=2000',
    'RCPT TO:<>', 'RCPT TO:b@b', "RCPT TO:<b\0@b>", 'RCPT TO:<@x,@y:b@b>', 'FOO', '', 'STARTTLS', str_repeat('x', 1001), str_repeat('x', 3000), 'NOOP'));
$talk('two messages, the second empty', $envelope . $commands('Subject: x', '', '..', '.', 'MAIL FROM:<c@c>', 'RCPT TO:<d@d>', 'DATA', '.', 'QUIT'));
$talk('100 recipients and one', $commands('EHLO x', 'MAIL FROM:<a@a>', ...array_fill(0, 101, 'RCPT TO:<b@b>')));
$talk('mistakes', $commands(...array_fill(0, 30, 'x')));
$smuggled = "MAIL FROM:<evil@a>\r\nRCPT TO:<b@b>\r\nDATA\r\nsmuggled\r\n.\r\n";
foreach (["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r\r\n.\r\n", "\r\n\0.\r\n", "\r\n..\r\n"] as $end) {
    $talk('a message with ' . json_encode($end), "{$envelope}first$end$smuggled");
}
$talk('a bare LF in a command', "NOOP\nNOOP\r\n");
$talk('the client leaves in the middle', "{$envelope}half\r\n");
$files = glob("$folder/*");
echo "-- kept\n";
foreach ($files as $file) {
    echo json_encode(file_get_contents($file)), "\n";
    unlink($file);
}

echo "-- the folder is gone\n";
rmdir($folder);
$talk('451', $envelope . $commands('Subject: x', '', '.', 'QUIT'));
mkdir($folder);
echo "-- it is stopped\n";
$peer = $sink->connect();
$peer->send("NOOP\r\n");
echo $peer->line(), $peer->line();
echo $sink->stop(), ' ', $peer->rest();

echo "-- printed\n";
$sink = example('smtp_sink.php', 'tcp://127.0.0.1:0');
$sink->connect()->send($envelope . $commands('Subject: x', '', 'text', '.', 'QUIT'))->rest();
$sink->stop();
echo strstr($sink->output(), 'Return-Path');
echo preg_replace(['~(usage: ).*?(status)~s', '~/\S+~'], ['$1...$2', 'PATH'], run_example('smtp_sink.php', '--size=1') . run_example('smtp_sink.php', "--name=a\nb")
    . run_example('smtp_sink.php', "--folder=$folder/none") . run_example('smtp_sink.php', '-h'));
?>
--EXPECT--
-- sequence
503 Say EHLO first
501 HELO needs your name
250 sink.test
503 Say MAIL first
503 Say MAIL first
250 Sender noted
503 There is a sender already; RSET forgets it
503 Say RCPT first
250 Forgotten
503 Say MAIL first
250 Nothing done
252 Send it and see
221 sink.test says goodbye
-- arguments
501 It is written MAIL FROM:<sender>
501 It is written MAIL FROM:<sender>
501 It is written MAIL FROM:<sender>
552 More than 2000 bytes are not taken
552 More than 2000 bytes are not taken
250 Sender noted
501 It is written RCPT TO:<recipient>
501 It is written RCPT TO:<recipient>
501 It is written RCPT TO:<recipient>
250 Recipient noted
500 Command not known
500 Command not known
500 Command not known
500 Line too long
500 Line too long
250 Nothing done
421 sink.test closes
-- two messages, the second empty
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as NAME
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as NAME
221 sink.test says goodbye
-- 100 recipients and one
250 Sender noted
(many times) 250 Recipient noted
452 Too many recipients
421 sink.test closes
-- mistakes
(many times) 500 Command not known
421 Too many mistakes
-- a message with "\n.\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\n.\r\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\r\n.\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\r.\r"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\r\n.\r"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\r\r\n.\r\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- a message with "\r\n\u0000.\r\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as NAME
421 sink.test closes
-- a message with "\r\n..\r\n"
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as NAME
421 sink.test closes
-- a bare LF in a command
-- the client leaves in the middle
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
-- kept
"Return-Path: <a@a>\nDelivered-To: b@b\nSubject: x\n\n.\n"
"Return-Path: <c@c>\nDelivered-To: d@d\n\n"
"Return-Path: <a@a>\nDelivered-To: b@b\nfirst\n\u0000.\nMAIL FROM:<evil@a>\nRCPT TO:<b@b>\nDATA\nsmuggled\n"
"Return-Path: <a@a>\nDelivered-To: b@b\nfirst\n.\nMAIL FROM:<evil@a>\nRCPT TO:<b@b>\nDATA\nsmuggled\n"
-- the folder is gone
-- 451
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
451 Cannot keep it now
221 sink.test says goodbye
-- it is stopped
220 sink.test ESMTP
250 Nothing done
0 421 sink.test closes
-- printed
Return-Path: <a@a>
Delivered-To: b@b
Subject: x

text

cannot use "--size=1"
usage: ...status 2
cannot use "--name=a
b"
usage: ...status 2
cannot write to the folder PATH
status 1
usage: ...status 0
