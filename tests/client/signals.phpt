--TEST--
What a signal handler throws leaves every call that waits; the connection is then closed, and the next call makes another
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, fn() => throw new RuntimeException('signal'));
$server = session_server('if ($line === "signal") { posix_kill(' . getmypid() . ', SIGUSR1); } else { $c->send("$c->id: $line"); }');
$client = new Client($server->address, PLAIN + ['timeout' => DEADLINE]);
foreach ([
    'request' => fn() => $client->request('signal'),
    'pipeline' => fn() => $client->pipeline(['a', 'signal', 'b']),
    'readLine' => fn() => $client->send('signal') ?? $client->readLine(),
    'readBytes' => fn() => $client->send('signal') ?? $client->readBytes(10, 0),
    'send' => fn() => $client->send((function () { yield 'signal'; for (;;) { yield str_repeat('x', 10000); } })()),
    'in the source' => fn() => $client->pipeline((function () { yield 'a'; posix_kill(getmypid(), SIGUSR1); yield 'b'; })()),
] as $name => $call) {
    echo "$name: ", thrown($call), "\n";
    $client->close();
    echo '  ', preg_replace('/^\d+/', 'N', $client->request('next')), "\n";
}
$silent = raw_server('posix_kill(' . getmypid() . ', SIGUSR1); fgets($peer);');   // greets nobody
$full = new FullListener('tcp://127.0.0.1:0');
echo 'greeting: ', thrown(fn() => (new Client($silent->address))->request('x')), "\n";
pcntl_signal(SIGALRM, fn() => throw new RuntimeException('alarm'));
pcntl_alarm(1);
echo 'connect: ', thrown(fn() => (new Client($full->address, ['connect_timeout' => 0, 'timeout' => 0]))->request('x')), "\n";
pcntl_signal(SIGUSR1, fn() => print("noted\n"));
echo $client->request('signal, but not thrown'), "\n";
posix_kill(getmypid(), SIGUSR1);
echo $server->stop();
?>
--EXPECT--
request: RuntimeException: signal
  N: next
pipeline: RuntimeException: signal
  N: next
readLine: RuntimeException: signal
  N: next
readBytes: RuntimeException: signal
  N: next
send: RuntimeException: signal
  N: next
in the source: RuntimeException: signal
  N: next
greeting: RuntimeException: signal
connect: RuntimeException: alarm
7: signal, but not thrown
noted
0
