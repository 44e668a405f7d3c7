--TEST--
However much comes with the header, all of it is read, in order
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['greeting' => null, 'proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'],
        'on_start' => $ready]);
    PHP);
$text = implode("\n", range(1, 200000)) . "\n";
foreach ([v1(), v2_tcp4(v2_tlv(4, str_repeat('x', 4000)))] as $header) {
    echo $server->connect()->exchange($header . $text, strlen($text)) === $text ? "fine\n" : "lost\n";
}
echo $server->connect()->send(v1() . v1())->finish()->rest();   // a second one is a line like others
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
fine
fine
PROXY TCP4 1.2.3.4 5.6.7.8 56 78
0
