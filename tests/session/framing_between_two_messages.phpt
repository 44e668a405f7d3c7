--TEST--
setFraming() applies to the very next byte, in what is read and in what is sent
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    use Lineproto\Framing;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $c->send("got $line");
            match ($line) {
                'netstring' => $c->setFraming(Framing::netstring()),
                'bar' => $c->setFraming(Framing::delimited('|')),
                'dot' => $c->setFraming(Framing::dotted()),
                'lines' => $c->setFraming(Framing::lines()),
                default => null,
            };
            $c->send("now $line");
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$stream = "a\nnetstring\n1:b,3:bar,c|dot|d\r\n..e\r\n.\r\nlines\r\n.\r\nf\n";
echo $got = $server->connect()->send($stream)->finish()->rest();
for ($i = 1; $i < strlen($stream); $i += 3) {
    $peer = $server->connect()->send(substr($stream, 0, $i));
    $server->connect()->close();
    $i = $peer->send(substr($stream, $i))->finish()->rest() === $got ? $i : fail("other replies when cut at $i");
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
got a
now a
got netstring
13:now netstring,5:got b,5:now b,7:got bar,now bar|got c|now c|got dot|now dot
.
got d
..e
.
now d
..e
.
got lines
.
now lines
got f
now f
0
