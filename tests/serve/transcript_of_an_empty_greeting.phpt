--TEST--
An empty greeting and none at all put no byte on the wire and "no data in the buffer" in the transcript
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (["''", 'null'] as $greeting) {
    $server = Child::serve(<<<PHP
        lineproto_serve('tcp://127.0.0.1:0', null, ['greeting' => $greeting, 'on_start' => \$ready]);
        PHP);
    var_dump($server->connect()->finish()->rest());
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
string(0) ""
Socket connected
no data in the buffer
Closed the socket
string(0) ""
Socket connected
no data in the buffer
Closed the socket
