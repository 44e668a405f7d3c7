--TEST--
A request behind one with Reply::None never gets the reply that nobody waited for
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Reply};
$server = session_server('$c->send("<$line>"); say($line);');
$client = new Client($server->address, PLAIN);
for ($i = 0; $i < 20; $i++) {
    var_dump($client->request("none $i", Reply::None) === '');
    if ($i % 2) {
        $server->hear();   // sometimes its reply is there already
    }
    echo $client->request("asked $i"), "\n";
    $server->hear();
    if (!($i % 2)) {
        $server->hear();
    }
}
$quiet = new Client($server->address, PLAIN + ['reply' => Reply::None]);
echo json_encode([$quiet->request('a'), $quiet->pipeline(['b', 'c']), $quiet->request('d', Reply::Line)]), "\n";
echo $server->stop();
?>
--EXPECT--
bool(true)
<asked 0>
bool(true)
<asked 1>
bool(true)
<asked 2>
bool(true)
<asked 3>
bool(true)
<asked 4>
bool(true)
<asked 5>
bool(true)
<asked 6>
bool(true)
<asked 7>
bool(true)
<asked 8>
bool(true)
<asked 9>
bool(true)
<asked 10>
bool(true)
<asked 11>
bool(true)
<asked 12>
bool(true)
<asked 13>
bool(true)
<asked 14>
bool(true)
<asked 15>
bool(true)
<asked 16>
bool(true)
<asked 17>
bool(true)
<asked 18>
bool(true)
<asked 19>
["",[],"<d>"]
0
