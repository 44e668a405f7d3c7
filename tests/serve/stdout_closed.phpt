--TEST--
A dead terminal does not end the server: the transcript that nobody reads is lost, peers are served
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => $ready]);
    say('after');
    PHP, limits: 'exec 1>&-');
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
