--TEST--
A refusal is logged with the address and the option that asked for it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['deny' => ['127.0.0.0/8'], 'transcript' => false, 'on_start' => $ready]);
    PHP);
echo $server->connect()->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECTF--
not connect
lineproto[%d] warning: its address is not allowed (options allow, deny) refused=127.0.0.1:%d
