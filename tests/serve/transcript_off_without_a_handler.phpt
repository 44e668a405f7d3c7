--TEST--
transcript => false silences the documents' server; it answers all the same
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("abc\n")->finish()->rest();
$server->stop();
echo "--\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
Thank you client , you data is Received success 
--
