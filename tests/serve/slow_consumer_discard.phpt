--TEST--
SlowConsumer::Discard drops whole lines for a peer that does not read, counts them, and goes on when it reads again
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $deaf = null;
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$deaf) {
        if ($line === 'deaf') {
            $deaf = $connection;
            return 'ok';
        }
        if ($line === 'fill') {
            for ($sent = 0; $connection->server->stats()['discarded_lines'] < 100; $sent++) {
                $deaf->send("line $sent " . str_repeat('x', 1000));
            }
            return "$sent";
        }
        return $connection->server->stats()['discarded_lines'] . '';
    }, ['greeting' => null, 'max_write_buffer' => 10000, 'slow_consumer' => Lineproto\SlowConsumer::Discard, 'on_start' => $ready,
        'on_stop' => fn($server) => print "{$server->stats()['closed_by']['SlowConsumer']} {$server->stats()['discarded_lines']}\n"]);
    PHP);
$deaf = $server->connect()->send("deaf\n");
$deaf->line();
$sent = (int) $server->connect()->send("fill\n")->finish()->rest();
$deaf->send("after\n")->finish();
$lines = explode("\n", $deaf->rest());
$whole = count(preg_grep('/^line \d+ x{1000}$/', $lines));
var_dump($whole === $sent - 100, end($lines) === '', $lines[$whole], count($lines) === $whole + 2);
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
bool(true)
string(3) "100"
bool(true)
0 100
