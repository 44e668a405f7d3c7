--TEST--
readBytes() takes raw bytes between lines, however they come
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $bytes = $c->readBytes((int) $line);
            $c->send(strlen($bytes) < 20 ? addcslashes($bytes, "\0..\37") : md5($bytes));
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'max_line' => 10, 'on_error' => fn() => null]);
    PHP);
$large = random_bytes(300000);
$stream = "0\n1\na5\na\nb\r\n3\n\n\n\n300000\n{$large}2\nzz";
$expected = ['', 'a', 'a\nb\r\n', '\n\n\n', md5($large), 'zz'];
$peer = $server->connect();
echo json_encode($peer->exchange($stream, 1 + 2 + 8 + 7 + 33 + 3) === implode("\n", $expected) . "\n"), "\n";
$peer = $server->connect();
foreach (str_split("0\n1\na5\na\nb\r\n3\n\n\n\n") as $byte) {
    $peer->send($byte);
    $server->connect()->close();
}
echo $peer->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
true

a
a\nb\r\n
\n\n\n
0
