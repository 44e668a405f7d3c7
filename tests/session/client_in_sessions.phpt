--TEST--
lineproto_send() in a session lets others run, and ends with the server
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        try {
            foreach ($c as $line) {
                $line === 'exit' && exit("exit\n");
                $c->send('asked: ' . lineproto_send($c->server->addresses()[1], $line, ['greeting' => false]));
            }
        } finally {
            echo "finally of $c->id\n";
            try {
                lineproto_send($c->server->addresses()[1], 'x', ['greeting' => false]);
            } catch (Lineproto\LineprotoError $error) {
                echo $error->getMessage(), "\n";
            }
        }
    });
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            if ($line === 'never') {
                say('asked');
                $c->pause();
            } else {
                $c->send("reply to $line");
            }
        }
    });
    $server->run();
    PHP);
$never = $server->connect()->send("never\n");
$server->hear();
$peer = $server->connect();
echo $peer->send("a\n")->line(), $peer->send("b\n")->line();
$peer->send("exit\n")->rest();
$never->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
asked: reply to a
asked: reply to b
0
exit
finally of 1
the server has ended: a session cannot wait for anything any more
