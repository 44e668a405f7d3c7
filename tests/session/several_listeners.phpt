--TEST--
Sessions, handlers of lines and the documents' dialogue live side by side in one server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            $c->send("session $line, " . $c->server->broadcast("from a session"));
        }
    });
    $server->listen('tcp://127.0.0.1:0', fn($line) => "handler $line");
    $server->listen('tcp://127.0.0.1:0', options: ['transcript' => false]);
    $server->listen('unix://@lineproto-' . getmypid(), session: fn($c) => $c->send("$c->localAddress $c->id"));
    $server->run();
    PHP);
$session = $server->connect(0);
$handler = $server->connect(1);
$dialogue = $server->connect(2);
echo $handler->send("a\n")->line(), $dialogue->send("a\n")->line();
echo $session->send("a\n")->line(), $session->line(), $handler->line(), $dialogue->line();
echo preg_replace('/\d\d+/', 'N', $server->connect(3)->rest());
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
handler a
Thank you client , you data is Received success 
from a session
session a, 3
from a session
from a session
@lineproto-N 4
0
