--TEST--
Of a list the first that can be connected to is used, for as long as its connection lasts; why the others failed is in getPrevious()
--EXTENSIONS--
lineproto
sockets
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$nobody = refused_address($holder);
$full = line_server(options: "'greeting' => 'not connect',");
$one = session_server('if ($line === "end") { return; } $c->send("one $c->id: $line"); if ($line === "last") { return; }',
    "'on_close' => fn() => say('closed'),");
$two = session_server('$c->send("two $c->id: $line");', '');
$client = new Client([$nobody, $full->address, $one->address, $two->address]);
echo $client->request('a'), "\n", implode(', ', $client->pipeline(['b', 'last'])), "\n";
$one->hear();
echo $client->request('c'), "\n";
echo chain(fn() => $client->request('end')), "\n";   // may have been carried out: nobody else is asked
$one->hear();
$one->stop();
echo $client->request('d'), "\n";
$two->stop();
echo chain(fn() => $client->request('e')), "\n", chain(fn() => $client->readLine()), "\n", chain(fn() => $client->send('e')), "\n";
$full->stop();
?>
--EXPECT--
one 1: a
one 1: b, one 1: last
one 2: c
ClosedException
two 1: d
ConnectException 111, ConnectException 111, RefusedException, ConnectException 111
ConnectException 111, ConnectException 111, RefusedException, ConnectException 111
ConnectException 111, ConnectException 111, RefusedException, ConnectException 111
