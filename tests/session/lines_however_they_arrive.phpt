--TEST--
Lines come whole whether in one packet or dripped, and an unterminated rest is the last one
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        while (($line = $c->readLine()) !== null) {
            $c->send("[$line]");
        }
        $c->send('the end');
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("a\nb\r\n\nc")->finish()->rest();
$peer = $server->connect();
foreach (str_split("dripped\nline\nrest") as $byte) {
    $peer->send($byte);
    $server->connect()->close();   // the server has seen the byte, or sees it alone
}
echo $peer->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
[a]
[b]
[]
[c]
the end
[dripped]
[line]
[rest]
the end
0
