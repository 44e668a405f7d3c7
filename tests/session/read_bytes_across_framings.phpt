--TEST--
readBytes() does not care about the framing, before and after it changes
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    use Lineproto\Framing;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ([Framing::netstring(), Framing::block(), Framing::delimited('|'), Framing::crlf(), Framing::dotted(), Framing::syslog(), Framing::lines()] as $framing) {
            $c->setFraming($framing);
            $bytes = $c->readBytes(4);
            $line = $c->readLine();
            $c->setFraming(Framing::lines());
            $c->send(json_encode([$bytes, $line, $c->readBytes(2)]));
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn() => null]);
    PHP);
$stream = "3:a,5:hello,--1\n2\na\nb\n\n--||||a|--\r\n\r\na\r\n--.\r\n.a\r\n..b\r\n.\r\n--1 a\n3 a\nb--\n\n\n\na\n--";
echo $replies = $server->connect()->send($stream)->finish()->rest();
$peer = $server->connect();
foreach (str_split($stream) as $i => $byte) {
    $peer->send($byte);
    $i % 4 || $server->connect()->close();
}
echo $peer->finish()->rest() === $replies ? "the same\n" : "not the same\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
["3:a,","hello","--"]
["1\n2\n","a\nb","--"]
["||||","a","--"]
["\r\n\r\n","a","--"]
[".\r\n.","a\n.b","--"]
["1 a\n","a\nb","--"]
["\n\n\n\n","a","--"]
the same
0
