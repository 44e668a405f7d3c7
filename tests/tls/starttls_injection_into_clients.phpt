--TEST--
A server's reply to STARTTLS with plain text behind it: what was injected is never taken for a reply
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
$tls = ['tls' => ['cafile' => certificate('ca')]];
$server = raw_server('fgets($peer); fwrite($peer, "220 go ahead\r\n250 injected\r\n");');
$client = new Lineproto\Client($server->address, PLAIN + $tls);
echo $client->request('STARTTLS'), ', ', thrown($client->startTls(...)), "\n";
echo thrown(fn() => $client->request('secret')), "\n";
$client->close();
// behind the reply, in a packet of its own
$server = raw_server('fgets($peer); fwrite($peer, "220 go ahead\r\n"); stream_get_line($peer, 1, ""); fwrite($peer, "250 injected\r\n"); say(bin2hex(fread($peer, 1)));');
$client = new Lineproto\Client($server->address, PLAIN + $tls);
echo $client->request('STARTTLS'), ', ', thrown($client->startTls(...)), "\n";
// half a line
$server = raw_server('fgets($peer); fwrite($peer, "220 go ahead\r\n250 inj");');
$client = new Lineproto\Client($server->address, PLAIN + $tls);
echo $client->request('STARTTLS'), ', ', thrown($client->startTls(...)), "\n";
// a server that ends it instead
$server = raw_server('fgets($peer); fwrite($peer, "220 go ahead\r\n"); fclose($peer);');
$client = new Lineproto\Client($server->address, PLAIN + $tls);
echo $client->request('STARTTLS'), ', ', preg_replace('/^(\S+).*/', '$1', thrown($client->startTls(...))), "\n";
?>
--EXPECT--
220 go ahead, Lineproto\ProtocolException: tcp://ADDRESS sent plain text behind the reply that starts TLS: whoever is between could have put it there
Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
220 go ahead, Lineproto\TlsException: the TLS handshake with tcp://ADDRESS failed: what came is not TLS: wrong version number
220 go ahead, Lineproto\ProtocolException: tcp://ADDRESS sent plain text behind the reply that starts TLS: whoever is between could have put it there
220 go ahead, Lineproto\TlsException:
