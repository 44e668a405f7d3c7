--TEST--
examples/smtp_sink.php takes mail from swaks, curl and Postfix' smtp-source
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v curl && command -v swaks'))) die('skip Postfix, swaks and curl are not there');
if (!is_executable('/usr/sbin/smtp-source')) die('skip Postfix, swaks and curl are not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$server = example('smtp_sink.php', "--folder=$folder/mail", '--size=20000', '--name=sink.test', 'tcp://127.0.0.1:0');
$port = port($server->address);
/** What has been kept, without what differs from run to run. */
$kept = function () use ($folder): void {
    foreach (glob("$folder/mail/new/*") as $path) {
        echo preg_replace('/^(Date|Message-Id|X-Mailer): .*\n/m', '', str_replace("\r", '\r', file_get_contents($path))), "(end)\n";
        unlink($path);
    }
};

echo "-- swaks\n";
foreach (swaks('--server', '127.0.0.1', '--port', $port, '--from', 'ann@sender.test', '--to', 'bob@example.test,eve@example.test', '--h-Subject', 'lines', '--body', "one\n.\n..two\n") as $line) {
    echo preg_replace('/as \d+\.\w{16}\./', 'as ', $line), "\n";
}
$kept();

echo "-- curl\n";
file_put_contents("$folder/mail.txt", "Subject: of curl\r\n\r\nhello\r\n.\r\n.not the end");
file_put_contents("$folder/long.txt", str_repeat("0123456789\r\n", 3000));
$curl = fn(string $file) => run(['curl', '-sS', "smtp://127.0.0.1:$port/me", '--mail-from', 'ann@sender.test', '--mail-rcpt', 'bob@example.test', '-T', "$folder/$file"], $status) . "status $status\n";
echo $curl('mail.txt'), $curl('long.txt');
$kept();

echo "-- smtp-source\n";
echo run(['/usr/sbin/smtp-source', '-s', '10', '-m', '200', '-l', '4000', '-f', 'ann@sender.test', '-t', 'bob@example.test', "127.0.0.1:$port"], $status), "status $status\n";
$sizes = array_map('filesize', glob("$folder/mail/new/*"));
echo count($sizes), ' messages, ', min($sizes) > 4000 ? 'all of them whole' : 'some cut', "\n";
echo $server->stop(), $server->errors();
?>
--EXPECT--
-- swaks
220 sink.test ESMTP
250-sink.test
250-SIZE 20000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
250 Sender noted
250 Recipient noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as sink.test
221 sink.test says goodbye
Return-Path: <ann@sender.test>
Delivered-To: bob@example.test
Delivered-To: eve@example.test
To: bob@example.test,eve@example.test
From: ann@sender.test
Subject: lines

one
.
..two


(end)
-- curl
status 0
curl: (55) MAIL failed: 552
status 55
Return-Path: <ann@sender.test>
Delivered-To: bob@example.test
Subject: of curl

hello
.
.not the end
(end)
-- smtp-source
status 0
200 messages, all of them whole
0