--TEST--
A connection that the server has closed between two calls is made anew; one that ends in the middle of an exchange is an exception
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('if ($line === "mid") { return; } $c->send("$c->id: $line"); if ($line === "last") { return; }', "'greeting' => null, 'on_close' => fn() => say('closed'),");
$client = new Client($server->address, PLAIN);
echo $client->request('a'), "\n", $client->request('last'), "\n";
$server->hear();
echo $client->request('b'), "\n";
try {
    $client->request('mid');
} catch (Lineproto\ClosedException $e) {
    echo 'closed, ', $e->requestSent ? 'sent' : 'not sent', "\n";
}
$server->hear();
echo $client->request('c'), "\n";
echo $client->request('last'), "\n";
$server->hear();
$client->send('d');
echo $client->readLine(), "\n";
echo $server->stop();
?>
--EXPECT--
1: a
1: last
2: b
closed, sent
3: c
3: last
4: d
0
