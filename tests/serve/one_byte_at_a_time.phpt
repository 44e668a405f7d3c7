--TEST--
A line that comes byte by byte, each after the last was read, is one line
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $c) => "OK $line", ['greeting' => null, 'on_start' => $ready]);
    PHP);
$dripping = $server->connect();
$other = $server->connect();
foreach (str_split("hello\r\nworld\n") as $byte) {
    $dripping->send($byte);
    $other->send("x\n")->line();   // the server has turned by now
}
echo $dripping->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK hello
OK world
0
