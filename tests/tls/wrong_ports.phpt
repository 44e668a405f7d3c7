--TEST--
TLS spoken to who does not speak it, and plain text to who does: an exception that says so, in time
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
$greeting = line_server();
$mute = raw_server('fgets($peer);');
$closing = raw_server('fread($peer, 1); fclose($peer);');
$http = raw_server('fread($peer, 1000); fwrite($peer, "HTTP/1.0 400 Bad Request\r\n\r\n");');
$tls = tls_server(options: '');
$to = fn(Child $server) => preg_replace('~^tcp~', 'tls', $server->address);
echo 'a server that greets: ', thrown(fn() => lineproto_send($to($greeting), 'hello', trusting())), "\n";
$first = raw_server('fwrite($peer, "connect\n"); say("said"); fread($peer, 1);');
$late = new Lineproto\Client([$to($first)], trusting());
echo 'one that spoke first: ', thrown(fn() => $late->request('hello')), "\n";
echo 'a web server: ', thrown(fn() => lineproto_send($to($http), 'hello', trusting())), "\n";
echo 'one that closes: ', preg_replace('/^(\S+).*/', '$1', thrown(fn() => lineproto_send($to($closing), 'hello', trusting()))), "\n";
echo 'one that never answers: ', timed(0.2, fn() => lineproto_send($to($mute), 'hello', trusting([], ['timeout' => 0.2] + PLAIN))), "\n";
echo 'and another that does: ', lineproto_send([$to($mute), $tls->address], 'hello', trusting([], ['connect_timeout' => 0.2])), "\n";
echo 'both never: ', chain(fn() => lineproto_send([$to($mute), $to($mute)], 'hello', trusting([], ['connect_timeout' => 0.2, 'timeout' => 0.5] + PLAIN))), "\n";
$plain = preg_replace('~^tls~', 'tcp', $tls->address);
echo 'a plain client: ', thrown(fn() => lineproto_send($plain, 'hello', ['timeout' => 0.2])), "\n";
echo 'a plain client that does not wait: ', preg_replace('/^(\S+).*/', '$1', thrown(fn() => lineproto_send($plain, 'hello', PLAIN + ['timeout' => 2]))), "\n";
?>
--EXPECT--
a server that greets: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: what came is not TLS: wrong version number
one that spoke first: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: what came is not TLS: wrong version number
a web server: Lineproto\TlsException: the TLS handshake with tls://ADDRESS failed: what came is not TLS: wrong version number
one that closes: Lineproto\TlsException:
one that never answers: Lineproto\TimeoutException [handshake]: the TLS handshake with tls://ADDRESS was not done within 0.2 seconds (option timeout) in time
and another that does: <hello>
both never: TimeoutException, TimeoutException
a plain client: Lineproto\TimeoutException [greeting]: no greeting from tcp://ADDRESS within 0.2 seconds; if that server does not greet, set the option greeting to false
a plain client that does not wait: Lineproto\ClosedException
