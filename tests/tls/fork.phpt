--TEST--
A forked child takes nothing of its parent's TLS connections, and says no goodbye on them
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
$server = tls_server(handler: 'fn($line, $c) => "$c->id $line"', options: "'greeting' => null, 'on_close' => function (\$c, \$reason) { say(\"\$c->id \$reason->name\"); },");
$client = new Client($server->address, trusting());
$persistent = trusting([], PLAIN + ['persistent' => true]);
echo $client->request('parent'), ', ', lineproto_send($server->address, 'parent', $persistent), "\n";
$pid = pcntl_fork();
if ($pid === 0) {
    echo $client->request('child'), ', ', lineproto_send($server->address, 'child', $persistent), "\n";
    unset($client);
    exit;
}
pcntl_waitpid($pid, $status);
$ends = [$server->hear(), $server->hear()];
sort($ends);
echo implode(', ', $ends), "\n";
echo $client->request('parent'), ', ', lineproto_send($server->address, 'parent', $persistent), "\n";
$pid = pcntl_fork();
if ($pid === 0) {
    $client->close();
    exit;
}
pcntl_waitpid($pid, $status);
echo $client->request('parent'), ', ', json_encode($client->getTlsInfo()['protocol']), "\n";
?>
--EXPECT--
1 parent, 2 parent
3 child, 4 child
3 Peer, 4 Peer
1 parent, 2 parent
1 parent, "TLSv1.3"
