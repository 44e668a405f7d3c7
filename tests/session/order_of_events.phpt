--TEST--
on_connect comes before the session and on_close after it, once; the greeting before both
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    $c->send('session');
    say('session ' . $c->readLine());
    say('session ' . json_encode($c->readLine()));
    PHP, <<<'PHP'
    'greeting' => 'greeting', 'on_connect' => function ($c) { say('on_connect'); $c->send('on_connect'); },
    'on_close' => fn($c, $reason) => say("on_close $reason->name")
    PHP);
echo $server->connect()->send("a\n")->finish()->rest();
for ($i = 0; $i < 4; $i++) {
    echo $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
greeting
on_connect
session
on_connect
session a
session null
on_close Peer
0after
