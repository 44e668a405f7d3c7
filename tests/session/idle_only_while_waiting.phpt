--TEST--
A session that waits for a timeout of its own longer than idle_timeout is not longer idle than that
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        for ($i = 0; $i < 5; $i++) {
            try {
                $c->readLine(0.03);
            } catch (Lineproto\TimeoutException) {
                $c->send("still here $i");
            }
        }
        var_dump($c->readLine(10));
    }, options: ['greeting' => null, 'idle_timeout' => 0.1, 'on_start' => $ready, 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
echo $server->connect()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
still here 0
still here 1
still here 2
still here 3
still here 4
0
NULL
Idle
