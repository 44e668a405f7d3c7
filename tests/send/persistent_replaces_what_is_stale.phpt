--TEST--
A kept connection that its server has closed, or whose server has restarted, is replaced without an error
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$handler = 'fn($line, $peer) => $line === "end" ? (function () use ($peer) { yield "ended"; $peer->close(); })() : "$peer->id:$line"';
$on_close = "'on_close' => fn(\$peer) => say(\"closed \$peer->id\"),";
$path = free_path();
$kept = ['persistent' => true];
foreach (['tcp://127.0.0.1:0', "unix://$path"] as $address) {
    echo "-- ", strtok($address, ':'), "\n";
    $server = line_server($handler, $on_close, $address);
    $address = $server->address;
    echo lineproto_send($address, 'a', $kept), ' ', lineproto_send($address, 'b', $kept), "\n";
    echo lineproto_send($address, 'end', $kept), ' ', $server->hear(), "\n";
    echo lineproto_send($address, 'c', $kept), "\n";
    /* a new server at the same address: its own count of connections begins at 1 */
    $server->stop();
    $server = line_server($handler, $on_close, $address);
    echo lineproto_send($address, 'd', $kept), ' ', lineproto_send($address, 'e', $kept), "\n";
    /* one that was killed leaves resets behind */
    $server->signal(9);
    $server->wait();
    echo preg_replace('/ \d+/', ' errno', chain(fn() => lineproto_send($address, 'f', $kept))), "\n";
    $server = line_server($handler, $on_close, $address);
    echo lineproto_send($address, 'g', $kept), "\n";
}
echo "-- one that goes away while it is asked\n";
$raw = raw_server('for ($i = 0; ($line = fgets($peer)) !== false && trim($line) !== "die"; $i++) fwrite($peer, "$n.$i\n"); fclose($peer);');
$plain = ['greeting' => false, 'persistent' => true];
echo lineproto_send($raw->address, 'x', $plain), ' ', lineproto_send($raw->address, 'x', $plain), "\n";
echo thrown(fn() => lineproto_send($raw->address, 'die', $plain + ['retries' => 3])), "\n";
echo lineproto_send($raw->address, 'x', $plain), "\n";
echo "-- and whose request may be sent again\n";
$once = raw_server('fgets($peer); fwrite($peer, "$n\n"); if ($n === 0) fgets($peer); else { fgets($peer); fwrite($peer, "$n again\n"); } fclose($peer);');
echo lineproto_send($once->address, 'x', $plain), ' ', lineproto_send($once->address, 'x', $plain + ['retries' => 1, 'idempotent' => true]), "\n";
?>
--EXPECT--
-- tcp
1:a 1:b
ended closed 1
2:c
1:d 1:e
ConnectException errno
1:g
-- unix
1:a 1:b
ended closed 1
2:c
1:d 1:e
ConnectException errno
1:g
-- one that goes away while it is asked
0.0 0.1
Lineproto\ClosedException [sent]: tcp://ADDRESS closed the connection before its reply
1.0
-- and whose request may be sent again
0 1
