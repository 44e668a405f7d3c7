--TEST--
Strict CRLF framing ends the connection at a bare CR or LF, after the replies to earlier lines; a tail is dropped and counted
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => json_encode($line), ['greeting' => null, 'framing' => Lineproto\Framing::crlf(),
        'on_start' => $ready, 'log_level' => 'alert', 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => function ($server) { ['protocol_errors' => $p, 'discarded_tails' => $d, 'lines_in' => $l] = $server->stats(); echo "$p $d $l\n"; }]);
    PHP);
foreach (["a\r\n\r\nb\r\n", "a\r\nb\nc\r\n", "a\r\nb\rc\r\n", "a\r\n\nb\r\n", "a\r\nb\r\r\n", "a\r\ntail", "a\r\ntail\r"] as $bytes) {
    $got = $server->connect()->send($bytes)->finish()->rest();
    echo json_encode($bytes), ' => ', str_replace("\r\n", ' ', $got), $server->hear(), "\n";
}
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
"a\r\n\r\nb\r\n" => "a" "" "b" Peer
"a\r\nb\nc\r\n" => "a" Error
"a\r\nb\rc\r\n" => "a" Error
"a\r\n\nb\r\n" => "a" Error
"a\r\nb\r\r\n" => "a" Error
"a\r\ntail" => "a" Peer
"a\r\ntail\r" => "a" Peer
4 2 9
