--TEST--
With persistent, nobody gets a reply that comes late for somebody else: after send(), after Reply::None
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Reply};
$server = session_server(<<<'PHP'
    if ($line === 'slow') { $state[] = $c; say('asked'); continue; }
    if ($line === 'go') { foreach ($state as $who) { $who->send('answer to slow'); } $state = []; }
    $c->send("$c->id: $line");
    PHP);
$options = PLAIN + ['persistent' => true];
$late = fn() => lineproto_send($server->address, 'go', PLAIN);   // the answers come now

$client = new Client($server->address, $options);
$client->send('slow');
$server->hear();
$client->close();
echo lineproto_send($server->address, 'fast', $options), "\n";
$late();
echo lineproto_send($server->address, 'fast', $options), "\n";

echo "Reply::None\n";
lineproto_send($server->address, 'slow', ['reply' => Reply::None] + $options);
$server->hear();
$client = new Client($server->address, $options);
thrown(fn() => $client->readLine(0.001));   // takes a connection
$late();
$client->send('mine');
echo $client->readLine(), "\n";
$another = new Client($server->address, $options);
echo $another->request('mine too'), "\n";

echo "one that only listened\n";
unset($client, $another);
$client = new Client($server->address, $options);
thrown(fn() => $client->readLine(0.001));
unset($client);
echo Client::fanOut([$server->address], 'fan', $options)[$server->address], "\n";

echo "those who want no reply may have them\n";
$before = count(scandir('/proc/self/fd'));
for ($i = 0; $i < 20; $i++) {
    $client = new Client($server->address, $options);
    $client->send("event $i");
    unset($client);
    lineproto_send($server->address, "event $i", ['reply' => Reply::None] + $options);
}
var_dump(count(scandir('/proc/self/fd')) - $before < 20);
echo $server->stop();
?>
--EXPECTF--
2: fast
2: fast
Reply::None
%d: mine
%d: mine too
one that only listened
%d: fan
those who want no reply may have them
bool(true)
0
