--TEST--
CR, LF and CRLF mean the same however the packets are cut
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$text = "a\r\n\r\nb\nc\r\r\nd\re\n\n";
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => json_encode($line), ['greeting' => null, 'on_start' => $ready]);
    PHP);
$whole = $server->connect()->send($text)->finish()->rest();
for ($i = 0; $i <= strlen($text); $i++) {
    for ($j = $i; $j <= strlen($text); $j++) {
        $peer = $server->connect();
        foreach ([substr($text, 0, $i), substr($text, $i, $j - $i), substr($text, $j)] as $part) {
            $peer->send($part);
        }
        $got = $peer->finish()->rest();
        if ($got !== $whole) {
            echo "cut at $i and $j: ", json_encode($got), "\n";
        }
    }
}
echo $whole;
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"a"
""
"b"
"c\r"
"d\re"
""
0
