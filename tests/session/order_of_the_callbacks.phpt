--TEST--
The greeting and on_connect come before the session, on_close after it and once
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        echo "session\n";
        $c->send('welcome');
        foreach ($c as $line) {
            echo "line $line\n";
        }
        echo "session ends\n";
    }, options: ['greeting' => 'hello', 'on_start' => $ready, 'on_connect' => function ($c) { echo "on_connect\n"; $c->send('from on_connect'); },
        'on_close' => fn($c, $reason) => print("on_close $reason->name\n")]);
    PHP);
echo $server->connect()->send("a\nb\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
hello
from on_connect
welcome
0
on_connect
session
line a
line b
session ends
on_close Peer
