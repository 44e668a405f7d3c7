--TEST--
With signals false TERM is not taken: it ends the process as it ends any
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line, ['signals' => false, 'on_start' => $ready]);
    PHP);
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
143
