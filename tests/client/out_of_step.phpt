--TEST--
What nobody has asked for is never taken for a reply
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('$c->send($line); $c->send("and more"); say("sent");');
$client = new Client($server->address, PLAIN);
echo $client->request('a'), "\n";
$server->hear();
echo thrown(fn() => $client->request('b')), "\n";
echo $client->request('c'), "\n";
$server->hear();
echo $client->readLine(), "\n";
echo $client->request('d'), "\n";
$server->hear();
$server->stop();
?>
--EXPECT--
a
Lineproto\ProtocolException: tcp://ADDRESS has sent what no request asked for: "and more?"; what comes without a request, or for one that waits for no reply, must be read before the next
c
and more
d
