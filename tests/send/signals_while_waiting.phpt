--TEST--
Signal handlers run in every phase of a call, as often as signals come; the call goes on and keeps its deadline
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/peer.inc';
$seen = 0;
pcntl_async_signals(true);
pcntl_signal(SIGUSR2, fn() => throw new LogicException('enough'));
/* Interrupts its parent's call three times before the greeting and three times before the reply. Waits each time until that has had an effect: a
 * byte by a second way, from the handler. */
[$mine, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
pcntl_signal(SIGUSR1, function () use (&$seen, $mine) { $seen++; fwrite($mine, '.'); });
$server = Child::serve(<<<'PHP'
    $listener = stream_socket_server('tcp://127.0.0.1:0');
    $other = fopen('php://fd/4', 'r');
    say('listening tcp://' . stream_socket_get_name($listener, false));
    $interrupt = function (int $times) use ($other) { while ($times--) { posix_kill(posix_getppid(), SIGUSR1); fread($other, 1); } };
    while ($peer = stream_socket_accept($listener, 60)) {
        $interrupt(3);
        fwrite($peer, "connect\n");
        $line = fgets($peer);
        $interrupt(3);
        if ($line === "throw\n") {
            posix_kill(posix_getppid(), SIGUSR2);
            fgets($peer);
            say('closed');
            continue;
        }
        fwrite($peer, 're:' . substr($line, 0, 20) . "\n");
        fclose($peer);
    }
    PHP, descriptors: [4 => $theirs]);
echo lineproto_send($server->address, 'x'), " $seen\n";
echo lineproto_send($server->address, str_repeat('y', 8000000), ['timeout' => DEADLINE]) . " $seen\n";
echo thrown(fn() => lineproto_send($server->address, 'throw', ['persistent' => true])), " $seen ", $server->hear(), "\n";
/* A handler that itself calls, and one that throws a call of its own away. */
$inner = line_server();
pcntl_signal(SIGUSR1, function () use ($inner, $mine) { echo lineproto_send($inner->address, 'inner'), ' '; fwrite($mine, '.'); });
echo lineproto_send($server->address, 'outer'), "\n";
/* Without a handler in PHP a signal changes nothing; with exit() in it, everything ends here. */
pcntl_signal(SIGUSR1, fn() => exit("left\n"));
lineproto_send($server->address, 'x');
?>
--EXPECT--
re:x 6
re:yyyyyyyyyyyyyyyyyyyy 12
LogicException: enough 18 closed
<inner> <inner> <inner> <inner> <inner> <inner> re:outer
left
