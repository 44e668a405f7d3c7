--TEST--
A second TERM ends a session that waits for its peer: send() is false, readLine() null, readBytes() throws
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        $c->readLine();
        say('sends');
        while ($c->send(str_repeat('x', 100000)));
        echo 'send false, ', json_encode($c->readLine()), "\n";
        try {
            $c->readBytes(1);
        } catch (Lineproto\ClosedException $error) {
            echo $error->getMessage(), "\n";
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'on_close' => fn($c, $reason) => print("$reason->name\n"),
        'log' => fn($level, $message) => $message === 'draining' && say($message), 'log_level' => 'info']);
    echo "returned\n";
    PHP);
$send = $server->connect()->send("send\n");
$server->hear();
$server->signal(15);
echo $server->hear(), "\n";
$server->signal(15);
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
draining
0
send false, null
the connection ended before the 1 bytes that were to be read
Drain
returned
