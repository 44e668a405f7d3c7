--TEST--
every() keeps the rhythm of its plan: a slow callback or a busy server delays calls and does not move those that follow
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0');
    $start = hrtime(true);
    $calls = 0;
    $server->every(0.01, function () use (&$calls) {
        $calls++;
        for ($until = hrtime(true) + 8e6; hrtime(true) < $until;);   // 8 of 10 ms: counted from the end of the callback it would be 55 calls
    });
    $server->after(1.005, function () use (&$calls, $server, $start) {
        $plan = (int) ((hrtime(true) - $start) / 1e7);   // so many of them have come due by now
        echo $calls <= $plan ? '' : "$calls calls of $plan\n";
        echo $calls > 70 ? "in rhythm\n" : "$calls calls of $plan\n";
        $server->stop();
    });
    $server->run();
    PHP);
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
0
in rhythm
