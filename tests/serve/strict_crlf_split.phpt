--TEST--
CR and LF of strict framing may come in different packets
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'framing' => Lineproto\Framing::crlf(),
        'max_line' => 3, 'on_start' => $ready]);
    PHP);
$text = "abc\r\n\r\nd\r\n";
for ($i = 0; $i <= strlen($text); $i++) {
    $peer = $server->connect()->send(substr($text, 0, $i));
    $server->connect()->send("x\r\n")->line();   // the server has read the first part
    echo json_encode($peer->send(substr($text, $i))->finish()->rest()) === json_encode($text) ? '' : "cut at $i\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
0
