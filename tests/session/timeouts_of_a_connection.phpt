--TEST--
idle_timeout, line_timeout and write_timeout end a session by readLine() that returns null, and send() that returns false
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => 'hi', 'on_start' => $ready, 'on_close' => fn($c, $reason) => say($reason->name)]);
    $read = function ($c) { while (($line = $c->readLine()) !== null) $c->send($line); say('null, ' . json_encode($c->send('x'))); };
    $server->listen('tcp://127.0.0.1:0', session: $read, options: ['idle_timeout' => 0.05]);
    $server->listen('tcp://127.0.0.1:0', session: $read, options: ['line_timeout' => 0.05]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        while ($c->send(str_repeat('x', 100000)));
        say('false, ' . json_encode($c->readLine()));
    }, options: ['write_timeout' => 0.05, 'slow_consumer' => Lineproto\SlowConsumer::Block]);
    $server->run();
    PHP);
echo $server->connect(0)->send("a\n")->rest(), $server->hear(), ' ', $server->hear(), "\n";
echo $server->connect(1)->send("a\nb")->rest(), $server->hear(), ' ', $server->hear(), "\n";
$peer = $server->connect(2);
echo $server->hear(), ' ', $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
hi
a
null, false Idle
hi
a
null, false LineTimeout
false, null WriteTimeout
0
