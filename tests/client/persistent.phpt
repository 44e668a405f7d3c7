--TEST--
With persistent, close() and the destructor give a clean connection back, and the next client goes on with it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('$c->send("$c->id: $line"); if ($line === "two") { $c->send("more"); say("sent"); }');
$options = PLAIN + ['persistent' => true];
$client = new Client($server->address, $options);
echo $client->request('a'), "\n";
$client->close();
echo lineproto_send($server->address, 'b', $options), "\n";
echo $client->request('c'), "\n";
unset($client);
$client = new Client($server->address, $options);
echo $client->request('d'), "\n", $client->request('two'), "\n";
$server->hear();
$client->close();   // dirty: something came that nobody has read
echo $client->request('e'), "\n";
echo $server->stop();
?>
--EXPECT--
1: a
1: b
1: c
1: d
1: two
2: e
0
