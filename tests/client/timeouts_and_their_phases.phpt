--TEST--
Each call has one deadline, and its TimeoutException says what it waited for; only after "read" the connection is still the same
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$short = PLAIN + ['timeout' => 0.15];
$full = new FullListener('tcp://127.0.0.1:0');
foreach ([fn($c) => $c->request('x'), fn($c) => $c->readLine(), fn($c) => $c->readBytes(5), fn($c) => $c->send('x')] as $call) {
    echo timed(0.15, fn() => $call(new Client($full->address, $short))), "\n";
}
echo timed(0.1, fn() => (new Client($full->address, ['connect_timeout' => 0.1]))->request('x')), "\n";
echo timed(0.1, fn() => (new Client($full->address, ['timeout' => 9]))->readLine(0.1)), "\n";

$server = session_server('match ($line) { "silence" => null, "half" => $c->write("hal"), "drip" => drip($c), default => $c->send("$c->id: $line") };', "'greeting' => null,",
    'function drip($c) { for ($i = 0; $i < 100; $i++) { $c->write("x"); try { $c->readLine(0.02); } catch (Lineproto\TimeoutException) {} } }');
echo timed(0.15, fn() => (new Client($server->address, ['timeout' => 0.15]))->readLine()), "\n";
$client = new Client($server->address, $short);
foreach ([fn() => $client->request('silence'), fn() => $client->request('half'), fn() => $client->request('drip'), fn() => $client->pipeline(['a', 'silence', 'b', 'silence'])] as $call) {
    echo preg_replace('/\d bytes/', 'N bytes', timed(0.15, $call)), "\n";
    echo $client->request('next'), "\n";
}
$client->send('half');
echo thrown(fn() => $client->readLine(0.1)), "\n";
echo timed(0.15, fn() => $client->readLine()), "\n";
echo timed(0.15, fn() => $client->readBytes(4)), "\n";
$client->send('the same');
echo $client->readLine(), "\n";

$deaf = stream_socket_server('tcp://127.0.0.1:0');
$client = new Client('tcp://' . stream_socket_get_name($deaf, false), $short);
foreach ([fn($line) => $client->request($line), fn($line) => $client->send([$line, $line]), fn($line) => $client->pipeline([$line])] as $call) {
    echo preg_replace('/\d{5,}/', 'MANY', timed(0.15, fn() => $call(str_repeat('x', 20_000_000)))), "\n";
}
echo timed(0.15, function () use ($client) {   // the source takes its time
    $client->send((function () {
        for (;;) {
            work(0.05);
            yield 'x';
        }
    })());
}), "\n";
echo $server->stop();
?>
--EXPECT--
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.1 seconds (option connect_timeout) in time
Lineproto\TimeoutException [connect]: cannot connect to tcp://ADDRESS within 0.1 seconds (option timeout) in time
Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.15 seconds; if that server does not greet, set the option greeting to false in time
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.15 seconds (option timeout) in time
3: next
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.15 seconds (option timeout); N bytes of an unfinished reply came in time
4: next
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.15 seconds (option timeout); N bytes of an unfinished reply came in time
5: next
Lineproto\TimeoutException [reply]: no reply from tcp://ADDRESS within 0.15 seconds (option timeout); 2 of 4 requests are answered in time
6: next
Lineproto\TimeoutException [read]: no line came from tcp://ADDRESS within 0.1 seconds; 3 bytes of an unfinished line came
Lineproto\TimeoutException [read]: no line came from tcp://ADDRESS within 0.15 seconds; 3 bytes of an unfinished line came in time
Lineproto\TimeoutException [read]: only 3 of 4 bytes came from tcp://ADDRESS within 0.15 seconds in time
hal6: the same
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read: MANY bytes of requests were not taken within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read: MANY bytes of requests were not taken within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read: MANY bytes of requests were not taken within 0.15 seconds (option timeout) in time
Lineproto\TimeoutException [write]: the requests to tcp://ADDRESS did not come to an end within 0.15 seconds (option timeout); 3 were sent in time
0
