--TEST--
log may be a stream; level, process and fields are on one line each, control bytes escaped
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => throw new Exception("two\nlines \"quoted\""), ['on_start' => $ready, 'log' => STDOUT]);
    PHP);
$server->connect()->send("x\n")->rest();
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECTF--
lineproto[%d] error: uncaught exception in a handler class=Exception message="two\nlines \"quoted\"" file=%s line=%d trace="#0 %s"
