--TEST--
At a drain the finally blocks of sessions can still send; their readLine() is null
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            foreach ($c as $line) {
                $c->send($line);
            }
        } finally {
            $c->send(json_encode($c->readLine()));
            $c->send('last words');
        }
    }, options: ['on_start' => $ready, 'greeting' => null]);
    PHP);
$peer = $server->connect();
echo $peer->send("a\n")->line();
echo $server->stop(), "\n", $peer->rest(), $server->output(), $server->errors();
?>
--EXPECT--
a
0
null
last words
