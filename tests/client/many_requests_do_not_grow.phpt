--TEST--
Ten thousand requests, and a thousand clients, leave no memory and no descriptors behind
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = line_server('fn($line) => $line', "'greeting' => null,");
$round = function (int $times) use ($server) {
    $client = new Client($server->address, PLAIN);
    for ($i = 0; $i < $times * 10; $i++) {
        $client->request("$i");
    }
    for ($i = 0; $i < $times; $i++) {
        (new Client($server->address, PLAIN))->pipeline(['a', 'b']);
        Client::fanOut([$server->address], 'x', PLAIN);
    }
};
$round(50);
$memory = memory_get_usage();
$descriptors = count(scandir('/proc/self/fd'));
$round(500);
var_dump(memory_get_usage() - $memory < 10000, count(scandir('/proc/self/fd')) === $descriptors);
echo $server->stop();
?>
--EXPECT--
bool(true)
bool(true)
0
