--TEST--
examples/smtp_sink.php: commands out of order, limits, a message in two framings, smuggling; what is printed and what a stop says
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$server = example('smtp_sink.php', "--folder=$folder/mail", '--size=2000', '--name=sink.test', 'tcp://127.0.0.1:0');

/** What the server says to all of it at once, and to QUIT behind it. */
$dialogue = function (string ...$lines) use ($server): string {
    $said = $server->connect()->send(implode("\r\n", [...$lines, 'QUIT']) . "\r\n")->rest();
    return preg_replace('/as \d+\.\w{16}\./', 'as ', str_replace("\r\n", "\n", $said));
};
/** The messages that have been kept since the last time. */
$kept = function () use ($folder): string {
    $mails = [];
    foreach (glob("$folder/mail/new/*") as $path) {
        $mails[] = '[' . addcslashes(file_get_contents($path), "\0..\11\13..\37\177..\377") . "]\n";
        unlink($path);
    }
    sort($mails);
    return implode($mails) . count(glob("$folder/mail/{tmp,cur}/*", GLOB_BRACE)) . " elsewhere\n";
};

echo "-- out of order\n";
echo $dialogue('MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA', 'EHLO', 'ehlo me', 'RCPT TO:<b@x.test>', 'DATA', 'MAIL FROM:<a@x.test>', 'MAIL FROM:<c@x.test>',
    'DATA', 'RSET', 'DATA', 'NOOP', 'VRFY x', 'EXPN x', '');
echo "-- paths\n";
echo $dialogue('HELO me', 'MAIL FROM:a@x.test', 'MAIL FROM:<a b@x.test>', 'MAIL', 'MAIL FROM:<a@x.test> SIZE=2001', 'MAIL FROM:<"a \"> b"@x.test> SIZE=2000 BODY=8BITMIME',
    'RCPT TO:<>', "RCPT TO:<b\0@x.test>", 'rcpt to:<Postmaster>', 'RSET now', 'MAIL FROM: <>');
echo "-- a message: stuffed dots, 8 bits, an empty one\n";
echo $dialogue('EHLO me', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'RCPT TO:<c@x.test>', 'DATA', 'Subject: one', '', '..', '...two', "caf\xe9", '', '.',
    'MAIL FROM:<>', 'RCPT TO:<b@x.test>', 'DATA', '.', 'DATA');
echo $kept();
echo "-- too long: a command, a message, and one that fits\n";
echo $dialogue('EHLO me', 'NOOP ' . str_repeat('x', 1000), 'NOOP ' . str_repeat('x', 3000), 'NOOP', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA', ...[...str_split(str_repeat('y', 2001), 80), '.', 'DATA',
    'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA', str_repeat('z', 2000), '.']);
echo strlen($kept()), "\n";
echo "-- smuggling: no second mail, and no first\n";
foreach (["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r"] as $end) {
    $said = $server->connect()->send("EHLO me\r\nMAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nfirst{$end}MAIL FROM:<evil@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nsecond\r\n.\r\nQUIT\r\n")->rest();
    echo json_encode($end), ' ', substr(strrchr(rtrim($said), "\n"), 1, 4), "\n";
}
echo $kept();
echo "-- gone in the middle, too many mistakes, stopped\n";
$server->connect()->send("EHLO me\r\nMAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nhalf a message\r\n")->finish()->rest();
echo $kept(), substr_count($said = $server->connect()->send(str_repeat("x\r\n", 30))->rest(), "\n"), ' ', strrchr(rtrim($said), "\n"), "\n";
rmdir("$folder/mail/tmp");
echo $dialogue('EHLO me', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA', 'lost?', '.'), $kept();
$waiting = $server->connect();
$waiting->line();
$stopped = $server->stop();
echo $waiting->rest(), $stopped, ' ', preg_replace('/^lineproto\[\d+\](.*\n).*/s', '$1', $server->errors());   // others may follow, at most one in ten seconds
echo "-- printed\n";
$server = example('smtp_sink.php', '--name=sink.test', 'tcp://127.0.0.1:0');
$server->connect()->send("EHLO me\r\nMAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nSubject: x\r\n\r\n\e]0;title\x07 text\r\n.\r\nQUIT\r\n")->rest();
echo $server->stop(), json_encode(preg_replace('/^.*\n/', '', $server->output())), "\n";
echo "-- arguments\n";
echo preg_replace(['~/\S+/~', '~(usage: ).*?(status)~s'], ['', '$1...$2'], run_example('smtp_sink.php', '--size=1') . run_example('smtp_sink.php', '--folder=')
    . run_example('smtp_sink.php', '-h') . run_example('smtp_sink.php', '--folder=/dev/null/x') . run_example('smtp_sink.php', 'nonsense'));
?>
--EXPECT--
-- out of order
220 sink.test ESMTP
503 Say EHLO first
503 Say MAIL first
503 Say MAIL first
501 EHLO needs your name
250-sink.test
250-SIZE 2000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
503 Say MAIL first
503 Say MAIL first
250 Sender noted
503 There is a sender already; RSET forgets it
503 Say RCPT first
250 Forgotten
503 Say MAIL first
250 Nothing done
252 Send it and see
500 Command not known
500 Command not known
221 sink.test says goodbye
-- paths
220 sink.test ESMTP
250 sink.test
501 It is written MAIL FROM:<sender>
501 It is written MAIL FROM:<sender>
501 It is written MAIL FROM:<sender>
552 More than 2000 bytes are not taken
250 Sender noted
501 It is written RCPT TO:<recipient>
501 It is written RCPT TO:<recipient>
250 Recipient noted
250 Forgotten
250 Sender noted
221 sink.test says goodbye
-- a message: stuffed dots, 8 bits, an empty one
220 sink.test ESMTP
250-sink.test
250-SIZE 2000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
250 Sender noted
250 Recipient noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as sink.test
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as sink.test
503 Say MAIL first
221 sink.test says goodbye
[Return-Path: <>
Delivered-To: b@x.test

]
[Return-Path: <a@x.test>
Delivered-To: b@x.test
Delivered-To: c@x.test
Subject: one

.
..two
caf\351

]
0 elsewhere
-- too long: a command, a message, and one that fits
220 sink.test ESMTP
250-sink.test
250-SIZE 2000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
500 Line too long
500 Line too long
250 Nothing done
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
552 More than 2000 bytes are not taken
503 Say MAIL first
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as sink.test
221 sink.test says goodbye
2063
-- smuggling: no second mail, and no first
"\n.\n" 354 
"\n.\r\n" 354 
"\r\n.\n" 354 
"\r.\r" 354 
"\r\n.\r" 354 
0 elsewhere
-- gone in the middle, too many mistakes, stopped
0 elsewhere
23 
421 sink.test has heard too many mistakes
220 sink.test ESMTP
250-sink.test
250-SIZE 2000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
451 Cannot keep it now
221 sink.test says goodbye
0 elsewhere
421 sink.test closes
0  notice: connection closed: the peer breaks the framing reason="a line feed without a carriage return before it"
-- printed
0"Return-Path: <a@x.test>\nDelivered-To: b@x.test\nSubject: x\n\n?]0;title? text\n\n"
-- arguments
cannot use "--size=1"
usage: ...status 2
cannot use "--folder="
usage: ...status 2
usage: ...status 0
cannot write to the folder tmp
status 1
lineproto_serve(): Argument #1 ($address) is malformed: address "nonsense" has no port; it is written host:port
status 1
