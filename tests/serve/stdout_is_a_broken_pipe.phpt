--TEST--
Nor does a reader of stdout that went away
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $pipe = popen('true', 'w');
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    say('after');
    PHP, limits: 'exec 1>&4 4>&-', descriptors: [4 => ['pipe', 'w']]);
fclose($server->pipes[4]);
for ($i = 0; $i < 3; $i++) {
    echo $server->connect()->send("x\n")->finish()->rest();
}
$server->signal(15);
echo $server->hear(), ' ', $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
Thank you client , you data is Received success 
connect
Thank you client , you data is Received success 
connect
Thank you client , you data is Received success 
after 0
