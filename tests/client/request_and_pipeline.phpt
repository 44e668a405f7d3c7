--TEST--
request() gives one reply, pipeline() a list, all over one connection that is made at the first use
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Reply};
$server = session_server('$c->send("$c->id: $line");', "");
$client = new Client($server->address);
new Client('tcp://127.0.0.1:1');   // nothing is connected yet
echo $client->request('a'), "\n", $client->request(''), "\n";
echo json_encode($client->pipeline(['b', 'c'])), json_encode($client->pipeline((fn() => yield from ['d', 'e'])())), json_encode($client->pipeline([])), "\n";
var_dump($client->request('nothing', Reply::None));
$client->close();
echo $client->request('another'), "\n";
echo $server->stop();
?>
--EXPECT--
1: a
1: 
["1: b","1: c"]["1: d","1: e"][]
string(0) ""
2: another
0
