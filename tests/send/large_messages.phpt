--TEST--
A hundred megabytes one way, and a message and a reply of as many: nothing is lost, nothing is changed
--EXTENSIONS--
lineproto
--INI--
memory_limit=1G
--FILE--
<?php
require __DIR__ . '/peer.inc';
/* Counts and hashes what comes until the end. */
$sink = raw_server('$hash = hash_init("crc32b"); $n = 0; while (!feof($peer)) { $bytes = fread($peer, 1 << 20); $n += strlen($bytes); hash_update($hash, $bytes); }
    say("$n " . hash_final($hash)); fclose($peer);');
$none = ['greeting' => false, 'timeout' => 60, 'reply' => Lineproto\Reply::None];
$line = str_repeat('0123456789', 10);
var_dump(lineproto_send($sink->address, (function () use ($line) { for ($i = 0; $i < 1000000; $i++) yield $line; })(), $none));
$want = hash_init('crc32b');
for ($i = 0; $i < 1000000; $i++) {
    hash_update($want, "$line\n");
}
echo $sink->hear() === '101000000 ' . hash_final($want) ? "all of it\n" : "not all of it\n";
$big = str_repeat($line, 1000000);
var_dump(lineproto_send($sink->address, $big, $none));
echo $sink->hear() === '100000001 ' . hash('crc32b', "$big\n") ? "all of it\n" : "not all of it\n";
/* there and back, in one piece */
$echo = raw_server('stream_copy_to_stream($peer, $peer, 100000001);');
var_dump(lineproto_send($echo->address, $big, ['greeting' => false, 'timeout' => 60, 'max_line' => 100000000]) === $big);
/* many large ones against a server that reads no further than it writes */
$messages = array_fill(0, 50, substr($big, 0, 1000000));
$copy = raw_server('while (($line = fgets($peer)) !== false) fwrite($peer, $line);');
var_dump(lineproto_send($copy->address, $messages, ['greeting' => false, 'timeout' => 60]) === $messages);
?>
--EXPECT--
array(0) {
}
all of it
string(0) ""
all of it
bool(true)
bool(true)
