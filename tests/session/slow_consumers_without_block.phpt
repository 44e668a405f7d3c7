--TEST--
Without SlowConsumer::Block send() is false past max_write_buffer, and readLine() waits for the peer
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    use Lineproto\SlowConsumer;
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'max_write_buffer' => 100000]);
    foreach ([SlowConsumer::Close, SlowConsumer::Discard] as $policy) {
        $server->listen('tcp://127.0.0.1:0', session: function ($c) {
            $c->readLine();
            for ($i = 0; $c->send(str_repeat('x', 99999)); $i++);
            say('false');
            $c->send($c->readLine() . " after $i");
        }, options: ['slow_consumer' => $policy]);
    }
    $server->run();
    PHP);
foreach ([0, 1] as $which) {
    $peer = $server->connect($which)->send("a\nb\n");
    echo $server->hear(), "\n";
    preg_match('/\nb after (\d+)\n\z/', $rest = $peer->rest(), $match);
    echo strlen($rest) === ($match[1] + 1) * 100000 + strlen($match[0]) - 1 ? "all of it\n" : strlen($rest) . " $match[1]\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
false
all of it
false
all of it
0
