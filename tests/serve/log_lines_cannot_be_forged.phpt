--TEST--
Whatever a peer sends, an exception that quotes it is one line in the log, without a byte that a terminal obeys
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
/* A framing that carries every byte, and a handler that repeats it. */
$code = <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => throw new DomainException("unknown: $line"), ['greeting' => null, 'on_start' => $ready,
        'framing' => Lineproto\Framing::netstring()] + LOG);
    PHP;
$bad = [
    "x\nlineproto[1] error: accepted root", "x\r\nlineproto[1] error: accepted root", "\e[2J\e[1;1Hgone", "\e]0;title\x07", "\xc2\x9b2J", "\x9b2J",
    "\u{2028}lineproto[1]", "\u{202e}toor detpecca", 'a" class=Fine message="b', "\x7f\x08\x08", implode('', array_map(chr(...), range(1, 255))),
];
foreach (['[]', '["log" => fopen("php://stderr", "w")]'] as $log) {
    $logged = '';
    foreach (array_chunk($bad, 5) as $few) {   // more at once would not be written in full
        $server = Child::serve("define('LOG', $log);" . $code);
        foreach ($few as $line) {
            $server->connect()->send(strlen($line) . ":$line,")->rest();
        }
        $server->stop();
        $logged .= $server->errors();
    }
    preg_match_all('/^lineproto\[\d+\] error: uncaught exception in a handler class=DomainException message="unknown: ((?:[^"\\\\]|\\\\.)*)" file=\S+ line=\d+ trace="[^"]*"$/m', $logged, $lines);
    var_dump(substr_count($logged, "\n") === count($bad), count($lines[0]) === count($bad), preg_match('/[^\n\x20-\x7e]/', preg_replace('/[\x{a0}-\x{ff}]/u', '', $logged)));
    foreach ($lines[1] as $i => $line) {   // nothing is lost: it can be read back
        if (stripcslashes($line) !== $bad[$i]) {
            echo "message $i is $line\n";
        }
    }
}
?>
--EXPECT--
bool(true)
bool(true)
int(0)
bool(true)
bool(true)
int(0)
