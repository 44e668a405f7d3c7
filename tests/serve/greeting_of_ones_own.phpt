--TEST--
The greeting is a line of its own, before anything that on_connect sends
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => null, ['greeting' => '220 ready', 'on_start' => $ready,
        'on_connect' => fn($connection) => $connection->send('from on_connect'),
        'framing' => Lineproto\Framing::crlf()]);
    PHP);
echo json_encode($server->connect()->finish()->rest()), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
"220 ready\r\nfrom on_connect\r\n"
0
