--TEST--
A hundred sessions that each ask a TLS server at the same time, and fanOut() to many at once
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
use Lineproto\Client;
// answers when all hundred have asked: whoever is served one after the other never gets there
$upstream = tls_session_server('static $waiting = []; $line = $c->readLine(); $waiting[] = [$c, $line]; if (count($waiting) === 100) { foreach ($waiting as [$other, $line]) { $other->send("<$line>"); } } $c->readLine();');
$front = tls_session_server('while (($line = $c->readLine()) !== null) { $c->send(lineproto_send($GLOBALS["upstream"], $line, ["greeting" => false, "timeout" => 15, "tls" => ["cafile" => ' . var_export(certificate('ca'), true) . ']])); }',
    before: '$upstream = ' . var_export($upstream->address, true) . ';');
$clients = [];
for ($i = 0; $i < 100; $i++) {
    $clients[] = $client = new Client($front->address, trusting([], PLAIN + ['timeout' => 15]));
    $client->send("from $i");
}
$right = 0;
foreach ($clients as $i => $client) {
    $right += $client->readLine(15) === "<from $i>";
}
echo "$right right\n";
unset($clients, $client);
$servers = array_map(fn() => tls_server(), range(1, 5));
$answers = Client::fanOut(array_column($servers, 'address'), 'hello', trusting());
echo count($answers), ' ', implode(',', array_unique($answers)), "\n";
// within a session, startTls() of a client suspends too
$smtp = tls_server(handler: 'function ($line, $c) { if ($line === "STARTTLS") { $c->startTls(); return "go"; } return "<$line> " . $c->getTlsInfo()["protocol"]; }', address: 'tcp://127.0.0.1:0');
$front = tls_session_server('while (($line = $c->readLine()) !== null) { $client = new Lineproto\\Client($GLOBALS["smtp"], ["greeting" => false, "tls" => ["cafile" => ' . var_export(certificate('ca'), true) . ']]); $client->request("STARTTLS"); $client->startTls(); $c->send($client->request($line)); }',
    before: '$smtp = ' . var_export($smtp->address, true) . ';');
echo implode(', ', Client::fanOut([$front->address], 'hello', trusting())), "\n";
?>
--EXPECT--
100 right
5 <hello>
<hello> TLSv1.3
