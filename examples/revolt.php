<?php
// A server inside of a Revolt event loop, beside whatever else runs in it: AMPHP's HTTP client, ReactPHP by its adapter, your own timers.
//
// usage: composer require revolt/event-loop
//        REVOLT_AUTOLOAD=vendor/autoload.php php examples/revolt.php [address], then: nc 127.0.0.1 10011

use Lineproto\Connection;
use Lineproto\Server;
use Revolt\EventLoop;

require getenv('REVOLT_AUTOLOAD') ?: __DIR__ . '/../vendor/autoload.php';

$server = new Server([
    'greeting' => 'what is to be said later?',
    'on_start' => fn(Server $server) => print 'listening on ' . implode(', ', $server->addresses()) . "\n",
    'on_stop' => function () use (&$id): void {   // TERM, Ctrl+C, drain() or stop(): the loop ends when nothing else is in it
        EventLoop::cancel($id);
        echo "stopped\n";
    },
]);

// A handler must not suspend; what takes time goes into the loop, and its result to the connection when it is there.
$server->listen($argv[1] ?? 'tcp://127.0.0.1:10011', function (string $line, Connection $peer): void {
    EventLoop::delay(0.1, function () use ($line, $peer): void {
        $peer->send("a moment ago you said $line");
    });
});

// The whole of it: when the stream is readable the server has something to do. The first call starts it.
$id = EventLoop::onReadable($server->getStream(), fn() => $server->dispatch());

EventLoop::run();
