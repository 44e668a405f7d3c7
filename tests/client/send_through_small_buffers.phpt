--TEST--
send() of more than both sides can hold does not deadlock with a server that answers each line: replies are kept meanwhile
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = Child::serve("lineproto_serve('tcp://127.0.0.1:0', fn(\$line) => \$line, ['greeting' => null, 'max_write_buffer' => 1000, 'on_start' => \$ready]);");
$client = new Client($server->address, PLAIN + ['timeout' => DEADLINE]);
$count = 3000;
$line = str_repeat('x', 1000);
$send = function (int $from, int $to) use ($client, $line) {
    $client->send((function () use ($from, $to, $line) {
        for ($i = $from; $i < $to; $i++) {
            yield "$i $line";
        }
    })());
};
$right = 0;
for ($i = 0; $i < $count; $i += 500) {   // half a megabyte at once, of which no reply is read before
    $send($i, $i + 500);
    for ($j = $i; $j < $i + 500; $j++) {
        $right += $client->readLine() === "$j $line";
    }
}
echo $right, "\n", $server->stop();
?>
--EXPECT--
3000
0
