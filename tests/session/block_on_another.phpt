--TEST--
A session that sends to another's slow peer waits alone, and closes nobody for a delimiter too much
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    use Lineproto\Framing;
    $to = null;
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'slow_consumer' => Lineproto\SlowConsumer::Block, 'max_write_buffer' => 10000,
        'on_close' => fn($c, $reason) => print("$c->id $reason->name\n")]);
    $session = function ($c) use (&$to) {
        foreach ($c as $line) {
            if ($line === 'to me') {
                $to = $c;
            } elseif ($line === 'flood') {
                for ($i = 0, $bytes = 0; $bytes < 8 << 20 && $to->send(str_repeat("\n", $i % 990)); $i++) {
                    $bytes += $i % 990;
                }
                $c->send("$i lines");
            } else {
                $c->send($line);
            }
        }
    };
    $server->listen('tcp://127.0.0.1:0', session: $session);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) use (&$to) { $to = $c; $c->readLine(); }, options: ['framing' => Framing::dotted()]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) use (&$to) { $to = $c; $c->readLine(); }, options: ['framing' => Framing::netstring()]);
    $server->run();
    PHP);
foreach ([1, 2] as $which) {
    $slow = $server->connect($which);
    $flooder = $server->connect();
    $flooder->send("flood\n");
    echo $server->connect()->send("meanwhile\n")->line();
    $end = $which === 1 ? "\r\n\r\n.\r\n" : ',';
    $length = 0;
    do {
        $read = [$slow->stream, $flooder->stream];
        $none = null;
        stream_select($read, $none, $none, DEADLINE) || fail('nothing came');
        $length += in_array($slow->stream, $read) ? strlen(fread($slow->stream, 100000)) : 0;
    } while (!in_array($flooder->stream, $read));
    echo $flooder->line();
    $slow->finish()->rest();
}
echo $server->stop(), $server->errors();
?>
--EXPECT--
meanwhile
17195 lines
meanwhile
17195 lines
0
