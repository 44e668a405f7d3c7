--TEST--
PHP 8.6's Io\Poll hosts a server: lines, sessions, a timer, timeouts, a stream of the host's own, a drain; each backend of both; few wake-ups
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!class_exists(Io\Poll\Context::class)) die('skip Io\Poll is new in PHP 8.6'); ?>
--FILE--
<?php
require __DIR__ . '/host.inc';
const SCRIPT = <<<'PHP'
    $over = false;
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => function () use (&$over) { $over = true; },
        'on_close' => fn($connection, $reason) => say($reason->name)]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => strtoupper($line), ['idle_timeout' => 0.2]);
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $server->listen('tcp://127.0.0.1:0', session: function ($connection) use ($other) {
        $name = $connection->readLine();
        try {
            $connection->readLine(0.01);
        } catch (Lineproto\TimeoutException) {
            $connection->send("$name heard nothing");
        }
        fwrite($other, $connection->readLine());
        $connection->readLine();
    });
    $server->every(0.01, function (int $id) use (&$ticks, $server) {
        if (++$ticks === 5) {
            $server->cancelTimer($id);
            say('five ticks');
        }
    });

    $context = new Io\Poll\Context(Io\Poll\Backend::BACKEND);
    $context->add(new StreamPollHandle($server->getStream()), [Io\Poll\Event::Read], $server->dispatch(...));
    $context->add(new StreamPollHandle($one), [Io\Poll\Event::Read], fn() => say('the host read ' . fread($one, 100)));
    for ($wakes = 0; !$over; $wakes++) {
        try {
            $watchers = $context->wait(Time\Duration::fromSeconds(60));
        } catch (Io\Poll\FailedPollWaitException $exception) {
            if ($exception->getCode() !== $exception::ERROR_INTERRUPTED) {
                throw $exception;
            }
            continue;   // a signal: the server's stream tells of it
        }
        foreach ($watchers as $watcher) {
            $watcher->getData()();
        }
    }
    say($wakes < 60 ? 'few wake-ups' : "$wakes wake-ups");
    PHP;

foreach (Io\Poll\Backend::getAvailableBackends() as $theirs) {
    foreach (backends(true) as $backend) {
        $server = Child::serve(str_replace('BACKEND', $theirs->name, SCRIPT), ['lineproto.backend' => $backend]);
        $heard = [$server->hear()];
        $peer = $server->connect()->send("a\nb\n");
        array_push($heard, $peer->line(), $peer->line(), $server->hear());
        $asked = $server->connect(1)->send("c\n");
        $heard[] = $asked->line();
        $asked->send("d\n");
        $heard[] = $server->hear();
        $server->signal(15);
        array_push($heard, $asked->rest(), $server->hear(), $server->hear(), $server->wait(), $server->errors());
        if ($heard !== ['five ticks', "A\n", "B\n", 'Idle', "c heard nothing\n", 'the host read d', '', 'Drain', 'few wake-ups', 0, '']) {
            echo "$theirs->name, $backend: ", json_encode($heard), "\n";
        }
    }
}
echo "fine\n";
?>
--EXPECT--
fine
