--TEST--
Messages go from lineproto_send() to the server and back as they are, in every framing
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
$messages = ['a', '', '0', "two\nlines", '.', ".a\n..\n.", "\n", "a\n", "12 apples", '5:hello,', "a\0b\xff", str_repeat('x', 3000),
    "long\n" . str_repeat(".y\n", 40000) . 'end', "\x1c", ';', 'a;'];
foreach (FRAMINGS as $name => $code) {
    $server = line_server('fn($m) => $m', "'framing' => $code, 'max_line' => 1 << 20, 'log_level' => 'alert',");
    $taken = $refused = [];
    foreach ($messages as $n => $message) {
        try {
            $reply = lineproto_send($server->address, $message, ['framing' => framing($name)]);
            $taken[] = $message;
            if ($reply !== $message) {
                echo "$name: ", json_encode(substr($message, 0, 20)), ' came back as ', json_encode(substr($reply, 0, 20)), "\n";
            }
        } catch (ValueError $e) {
            $refused[] = $n;
        }
    }
    $all = lineproto_send($server->address, $taken, ['framing' => framing($name)]);
    echo "$name: ", count($taken), ' taken, ', $all === $taken ? 'the same pipelined' : 'others pipelined', ', refused: ', implode(' ', $refused), "\n";
}
?>
--EXPECT--
lines: 11 taken, the same pipelined, refused: 3 5 6 7 12
crlf: 11 taken, the same pipelined, refused: 3 5 6 7 12
crlf lenient: 11 taken, the same pipelined, refused: 3 5 6 7 12
delimited: 14 taken, the same pipelined, refused: 14 15
mllp: 16 taken, the same pipelined, refused: 
block: 13 taken, the same pipelined, refused: 1 6 7
block crlf: 13 taken, the same pipelined, refused: 1 6 7
dotted: 16 taken, the same pipelined, refused: 
netstring: 16 taken, the same pipelined, refused: 
syslog: 16 taken, the same pipelined, refused: 
