--TEST--
Addresses with sessions, with a handler for lines and with the dialogue live side by side in one server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) { foreach ($c as $line) $c->send("one $line"); });
    $server->listen('tcp://127.0.0.1:0', fn($line) => "handler $line");
    $server->listen('tcp://127.0.0.1:0', null, ['framing' => Lineproto\Framing::netstring()], function ($c) { foreach ($c as $line) $c->send("two $line"); });
    $server->listen('tcp://127.0.0.1:0');
    $server->run();
    PHP);
foreach (["a\n", "b\n", '1:c,', "d\n"] as $i => $bytes) {
    echo trim($server->connect($i)->send($bytes)->finish()->rest()), "\n";
}
echo $server->stop(), $server->errors();
?>
--EXPECT--
one a
handler b
5:two c,
Thank you client , you data is Received success
0
