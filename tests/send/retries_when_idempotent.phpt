--TEST--
A request that may have arrived is sent again only when that is allowed, from the first unanswered one
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = raw_server('for ($got = [], $k = 0; $k < 3 && ($line = fgets($peer)) !== false; $k++) { $got[] = trim($line); if ($k === 0 || $n > 1) fwrite($peer, "re:$line"); } say(implode(",", $got)); fclose($peer);');
$call = fn($options) => lineproto_send($server->address, ['a', 'b', 'c'], $options + ['greeting' => false]);
echo thrown(fn() => $call(['retries' => 5])), "\n", $server->hear(), "\n";
echo json_encode($call(['retries' => 2, 'idempotent' => true])), "\n", $server->hear(), "\n", $server->hear(), "\n";
?>
--EXPECTF--
Lineproto\ClosedException [sent]: %s
a,b,c
["re:a","re:b","re:c"]
a,b,c
b,c
