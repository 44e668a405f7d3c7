--TEST--
send() keeps replies up to a limit; then it is a TimeoutException that says so. What it sent is never sent twice
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line, ['greeting' => null, 'max_write_buffer' => 1000, 'on_start' => \$ready]);");
$client = new Client($server->address, PLAIN + ['timeout' => 1]);
$endless = (function () {
    for (;;) {
        yield str_repeat('x', 1000);
    }
})();
echo preg_replace('/\d{4,}/', 'N', thrown(fn() => $client->send($endless))), "\n";
echo $client->request('and on'), "\n";
$server->stop();

// whatever the options say, what was sent and lost is not sent again behind the caller's back
$server = raw_server(<<<'PHP'
    say("connection $n: " . strlen(fgets($peer)));
    if ($n === 0) { socket_set_option(socket_import_stream($peer), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]); }
    fclose($peer);
    PHP);
$client = new Client($server->address, PLAIN + ['idempotent' => true, 'retries' => 5, 'timeout' => DEADLINE]);
echo preg_replace('/ to .*/', '', thrown(fn() => $client->send(array_fill(0, 100, str_repeat('x', 100000))))), "\n";
echo $server->hear(), "\n";
$peer = $server->connect()->send("the next\n");
echo $server->hear(), "\n";
?>
--EXPECT--
Lineproto\TimeoutException [write]: tcp://ADDRESS does not read while N bytes of its replies are unread here, which is the most that is kept: N bytes of requests were not taken within 1 second (option timeout)
and on
Lineproto\ClosedException [sent]: the connection
connection 0: 100001
connection 1: 9
