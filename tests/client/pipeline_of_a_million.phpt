--TEST--
A million messages from a generator, a million replies, in order, on one connection
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
ini_set('memory_limit', '512M');
$server = line_server('fn($line) => $line', "'greeting' => null,");
$client = new Client($server->address, PLAIN + ['timeout' => DEADLINE]);
$ahead = $most = 0;
$replies = $client->pipeline((function () {
    for ($i = 0; $i < 1_000_000; $i++) {
        yield "$i";
    }
})());
$right = 0;
foreach ($replies as $i => $reply) {
    $right += $reply === "$i";
}
echo count($replies), ' ', $right, "\n", $client->request('after'), "\n", $server->stop();
?>
--EXPECT--
1000000 1000000
after
0
