--TEST--
examples/smtp_sink.php: swaks and, where it is, Postfix' smtp-source deliver to it; too long a message is refused
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!trim((string) shell_exec('command -v swaks'))) die('skip swaks is not there');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$sink = example('smtp_sink.php', "--folder=$folder", '--size=2000', '--name=sink.test', 'tcp://127.0.0.1:0');
$kept = fn(string $reply) => preg_replace('/as [\w-]+\.eml/', 'as NAME', $reply);
$send = fn(string ...$arguments) => $kept(implode("\n", swaks('--server', '127.0.0.1', '--port', port($sink->address), '--from', 'ann@a.test', ...$arguments))) . "\n";
echo $send('--to', 'bob@b.test,"b o b"@b.test', '--data', "Subject: dots\n\n.\n..two\n. end\n\xf1");
foreach (glob("$folder/*") as $path) {
    echo '-- ', json_encode(file_get_contents($path), JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
echo $send('--to', 'bob@b.test', '--data', "Subject: long\n\n" . str_repeat(str_repeat('x', 70) . "\n", 30));
echo $send('--to', 'bob@b.test', '--protocol', 'SMTP', '--pipeline', '--data', "Subject: short\n\n");

if (trim((string) shell_exec('command -v smtp-source'))) {
    echo run(['smtp-source', '-s', '5', '-m', '50', '-l', '1000', '127.0.0.1:' . port($sink->address)]);
} else {
    for ($i = 0; $i < 50; $i++) {
        $send('--to', 'bob@b.test');
    }
}
$sizes = array_map(filesize(...), glob("$folder/*.eml"));
echo count($sizes), ' messages, the largest of ', max($sizes) > 1000 ? 'more' : 'less', " than 1000 bytes\n";
echo $sink->stop(), $sink->errors(), "\n";
?>
--EXPECT--
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
250 Kept as NAME
221 sink.test says goodbye
-- "Return-Path: <ann@a.test>\nDelivered-To: bob@b.test\nDelivered-To: \"b o b\"@b.test\nSubject: dots\n\n.\n..two\n. end\n\ufffd\n"
220 sink.test ESMTP
250-sink.test
250-SIZE 2000
250-PIPELINING
250-8BITMIME
250 SMTPUTF8
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
552 More than 2000 bytes are not taken
221 sink.test says goodbye
220 sink.test ESMTP
250 sink.test
250 Sender noted
250 Recipient noted
354 Send the message; a dot on a line by itself ends it
250 Kept as NAME
221 sink.test says goodbye
52 messages, the largest of more than 1000 bytes
0
