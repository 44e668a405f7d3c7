--TEST--
stop() from a session ends all of them, with their last words where there is time
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => 'hi', 'on_start' => $ready, 'on_close' => fn($c, $reason) => print("$c->id $reason->name\n")]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        try {
            while (($line = $c->readLine()) !== null) {
                $line === 'stop' ? $c->server->stop() : $c->send($line);
            }
            echo "$c->id null\n";
        } finally {
            echo "$c->id finally\n";
        }
    });
    $server->run();
    echo json_encode(array_filter($server->stats()['closed_by'])), "\n";
    PHP);
($other = $server->connect())->line();
$server->connect()->send("a\nstop\nb\n")->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
0
2 null
2 finally
2 Local
1 null
1 finally
1 Local
{"Local":2}
