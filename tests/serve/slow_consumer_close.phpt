--TEST--
Output that is no reply to its own line closes a peer that does not read (SlowConsumer::Close)
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
            return null;
        }
        for ($i = 0; $deaf->send(str_repeat('x', 1000)) && $i < 100000; $i++);
        return $deaf->send('more') ? 'true' : 'false';
    }, ['greeting' => null, 'max_write_buffer' => 10000, 'on_start' => $ready, 'on_close' => fn($connection, $reason) => say($reason->name),
        'on_stop' => fn($server) => print "{$server->stats()['closed_by']['SlowConsumer']} {$server->stats()['discarded_lines']}\n"]);
    PHP);
$deaf = $server->connect()->send("deaf\n");
$other = $server->connect();
for ($deadline = microtime(true) + DEADLINE, $ended = ''; $ended === '' && microtime(true) < $deadline; ) {
    $ended = $other->send("send\n")->line() === "false\n" ? $server->hear() : '';
}
echo $ended, "\n";
$server->stop();
echo $server->output(), $server->errors();
?>
--EXPECT--
SlowConsumer
1 0
