--TEST--
What has no end when the stream does: a message where lines are, a fragment that is counted where more was promised
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/framings.inc';
$tails = ['delimited' => ['ab', 'ab;'], 'mllp' => ["\x0bab", "\x0bab\x1c", 'junk'], 'block' => ["a\nb", "a\n", "\n", "a\nb\r"], 'block crlf' => ["a\r\nb\r\n", "a\r"],
    'dotted' => ["a\r\n", "a\r\n.", "a\r\n.\r"], 'netstring' => ['5:hello', '5:hell', '5', '0:'], 'syslog' => ['ab', "ab\r", '5 hell', '12', '12a'],
    'crlf' => ["ab\r"]];
foreach ([true, false] as $eof_tail) {
    foreach ($tails as $name => $list) {
        $server = line_server('function ($m) { say(json_encode($m)); }', "'framing' => " . FRAMINGS[$name] . ", 'greeting' => null, 'eof_tail' => "
            . var_export($eof_tail, true) . ", 'on_close' => function (\$c) { \$s = \$c->server->stats(); say(\"end {\$s['discarded_tails']} {\$s['skipped_bytes']}\"); },");
        foreach ($list as $tail) {
            $server->connect()->send($tail)->finish()->rest();
            for ($said = []; !str_starts_with($line = $server->hear(), 'end'); ) {
                $said[] = $line;
            }
            echo $eof_tail ? '' : 'eof_tail off: ', "$name ", seen($tail), ': ', implode(' ', $said), " $line\n";
        }
        $server->stop();
    }
}
echo "-- the rest of a message that is too long\n";
foreach (['delimited' => 'abcdefgh', 'mllp' => "\x0babcdefgh", 'block' => "abc\ndefgh", 'dotted' => "abc\r\ndefgh\r\n", 'netstring' => '20:abcdefgh', 'syslog' => '20 abcdefgh']
        as $name => $tail) {
    $server = line_server('function ($m) { say(json_encode($m)); }', "'framing' => " . FRAMINGS[$name] . ", 'greeting' => null, 'max_line' => 5,
        'overflow' => Lineproto\\Overflow::Truncate, 'on_overflow' => function (\$c, \$n) { say(\"overflow \$n\"); },
        'on_close' => function (\$c) { \$s = \$c->server->stats(); say(\"end {\$s['discarded_tails']} {\$s['overflows']}\"); },");
    $server->connect()->send($tail)->finish()->rest();
    for ($said = []; !str_starts_with($line = $server->hear(), 'end'); ) {
        $said[] = $line;
    }
    echo "$name: ", implode(' ', $said), " $line\n";
    $server->stop();
}
?>
--EXPECT--
delimited ab: "ab" end 0 0
delimited ab;: "ab;" end 0 0
mllp \vab:  end 1 0
mllp \vab\034:  end 2 0
mllp junk:  end 2 4
block a\nb: "a\nb" end 0 0
block a\n: "a" end 0 0
block \n:  end 0 0
block a\nb\r: "a\nb\r" end 0 0
block crlf a\r\nb\r\n:  end 1 0
block crlf a\r:  end 2 0
dotted a\r\n:  end 1 0
dotted a\r\n.:  end 2 0
dotted a\r\n.\r:  end 3 0
netstring 5:hello:  end 1 0
netstring 5:hell:  end 2 0
netstring 5:  end 3 0
netstring 0::  end 4 0
syslog ab: "ab" end 0 0
syslog ab\r: "ab\r" end 0 0
syslog 5 hell:  end 1 0
syslog 12:  end 2 0
syslog 12a: "12a" end 2 0
crlf ab\r:  end 1 0
eof_tail off: delimited ab:  end 1 0
eof_tail off: delimited ab;:  end 2 0
eof_tail off: mllp \vab:  end 1 0
eof_tail off: mllp \vab\034:  end 2 0
eof_tail off: mllp junk:  end 2 4
eof_tail off: block a\nb:  end 1 0
eof_tail off: block a\n:  end 2 0
eof_tail off: block \n:  end 2 0
eof_tail off: block a\nb\r:  end 3 0
eof_tail off: block crlf a\r\nb\r\n:  end 1 0
eof_tail off: block crlf a\r:  end 2 0
eof_tail off: dotted a\r\n:  end 1 0
eof_tail off: dotted a\r\n.:  end 2 0
eof_tail off: dotted a\r\n.\r:  end 3 0
eof_tail off: netstring 5:hello:  end 1 0
eof_tail off: netstring 5:hell:  end 2 0
eof_tail off: netstring 5:  end 3 0
eof_tail off: netstring 0::  end 4 0
eof_tail off: syslog ab:  end 1 0
eof_tail off: syslog ab\r:  end 2 0
eof_tail off: syslog 5 hell:  end 3 0
eof_tail off: syslog 12:  end 4 0
eof_tail off: syslog 12a:  end 5 0
eof_tail off: crlf ab\r:  end 1 0
-- the rest of a message that is too long
delimited: overflow 8 "abcde" end 0 1
mllp: overflow 8 end 1 1
block: overflow 9 "abc\nd" end 0 1
dotted: overflow 9 end 1 1
netstring: overflow 20 end 1 1
syslog: overflow 20 end 1 1
