--TEST--
A stream_select() loop hosts a server: an exchange, a timer, an idle timeout, a drain; each backend; few wake-ups
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(true) as $backend) {
    $server = Child::serve(HOST . <<<'PHP'
        $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => $host->stopped(), 'idle_timeout' => 0.2,
            'on_close' => fn($connection, $reason) => say($reason->name)]);
        $server->listen('tcp://127.0.0.1:0', fn($line) => strtoupper($line));
        $ticks = 0;
        $server->every(0.01, function (int $id) use (&$ticks, $server) {
            if (++$ticks === 5) {
                $server->cancelTimer($id);
                say('five ticks');
            }
        });
        $host->run($server);
        say($host->wakes < 60 ? 'few wake-ups' : "$host->wakes wake-ups");
        PHP, ['lineproto.backend' => $backend]);
    $peer = $server->connect();
    $said = [$peer->send("a\nb\n")->line(), $peer->line()];
    $heard = [$server->hear(), $server->hear()];
    if ([...$said, ...$heard] !== ["A\n", "B\n", 'five ticks', 'Idle']) {
        echo "$backend: ", json_encode([$said, $heard]), "\n";
    }
    $peer = $server->connect()->send("c");
    $peer->send("\n")->line();
    $server->signal(15);
    $end = [$peer->rest(), $server->hear(), $server->hear(), $server->wait(), $server->errors()];
    if ($end !== ['', 'Drain', 'few wake-ups', 0, '']) {
        echo "$backend: ", json_encode($end), "\n";
    }
}
echo "fine\n";
?>
--EXPECT--
fine
