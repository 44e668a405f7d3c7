--TEST--
What startTls() secured is not reconnected to in plain text: not after a close, not with retries, not for replies that nobody read, not from the pool
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
use Lineproto\{Client, Reply};
// counts what comes in plain text on every connection but STARTTLS
$server = raw_server('@stream_context_set_option($peer, ["ssl" => ["local_cert" => ' . var_export(certificate(), true) . ']]); $line = fgets($peer);
    if ($line !== "STARTTLS\n") { say("PLAIN: " . trim((string) $line)); fwrite($peer, "got it\n"); continue; }
    fwrite($peer, "go ahead\n"); say(stream_socket_enable_crypto($peer, true, STREAM_CRYPTO_METHOD_TLS_SERVER) ? "TLS" : "no TLS");
    while (($line = fgets($peer)) !== false) { if ($line === "end\n") { fclose($peer); say("ended"); continue 2; } if ($line === "unasked\n") { fwrite($peer, "1\n2\n"); fclose($peer); say("ended"); continue 2; } fwrite($peer, "<" . trim($line) . ">\n"); }
    say("left");');
$client = function (array $options = []) use ($server) {
    $client = new Client($server->address, ['tls' => ['cafile' => certificate('ca')]] + $options + PLAIN + ['timeout' => DEADLINE]);
    echo $client->request('STARTTLS'), ', ';
    $client->startTls();
    echo $server->hear(), ', ', $client->request('hello'), "\n";
    return $client;
};
$retry = ['retries' => 3, 'idempotent' => true, 'persistent' => true];
foreach ([[], $retry] as $options) {
    $one = $client($options);
    echo thrown(fn() => $one->request('end')), ', ', $server->hear(), "\n";
    foreach (['request', 'send', 'pipeline'] as $method) {
        echo "  $method(): ", thrown(fn() => $one->$method($method === 'pipeline' ? ['secret'] : 'secret')), "\n";
    }
    echo '  readLine(): ', thrown(fn() => $one->readLine(1)), "\n";
    echo '  startTls(): ', thrown($one->startTls(...)), "\n";
    unset($one);
    // more than was asked for, and the end
    $one = $client($options);
    $one->send('unasked');
    echo $server->hear(), ', ', $one->readLine(), ', ', thrown(fn() => $one->send('secret')), ', ', thrown(fn() => $one->request('secret')), ', ', thrown(fn() => $one->send('secret')), "\n";
    unset($one);
    // replies that nobody waits for
    $one = $client($options);
    $one->request('a', Reply::None);
    echo thrown(fn() => $one->request('secret')), ', ', $server->hear(), "\n";
    unset($one);
    // close() begins anew, as it says
    $one = $client($options);
    $one->close();
    echo $server->hear(), ', ', $one->request('public'), ', ', $server->hear(), "\n";
    unset($one);
}
?>
--EXPECT--
go ahead, TLS, <hello>
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply, ended
  request(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  send(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  pipeline(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  readLine(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  startTls(): Lineproto\LineprotoError: Lineproto\Client::startTls() needs a connection on which the server has agreed to it: make the request first
go ahead, TLS, <hello>
ended, 1, nothing thrown: null, Lineproto\ProtocolException: tcp://ADDRESS has sent what no request asked for: "2?"; what comes without a request, or for one that waits for no reply, must be read before the next, Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
go ahead, TLS, <hello>
Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text, left
go ahead, TLS, <hello>
left, got it, PLAIN: public
go ahead, TLS, <hello>
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply, ended
  request(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  send(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  pipeline(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  readLine(): Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
  startTls(): Lineproto\LineprotoError: Lineproto\Client::startTls() needs a connection on which the server has agreed to it: make the request first
go ahead, TLS, <hello>
ended, 1, nothing thrown: null, Lineproto\ProtocolException: tcp://ADDRESS has sent what no request asked for: "2?"; what comes without a request, or for one that waits for no reply, must be read before the next, Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text
go ahead, TLS, <hello>
Lineproto\ClosedException [not sent]: the connection that startTls() secured has ended: call close() to begin anew in plain text, left
go ahead, TLS, <hello>
left, got it, PLAIN: public
