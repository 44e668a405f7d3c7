--TEST--
lineproto.pool_size bounds the kept connections, the least recently used go; lineproto.pool_idle ends old ones
--EXTENSIONS--
lineproto
--INI--
lineproto.pool_size=2
--FILE--
<?php
require __DIR__ . '/peer.inc';
$server = line_server('fn($line, $peer) => "$peer->id"', "'on_close' => fn(\$peer) => say(\"closed \$peer->id\"),");
/* Three different keys. */
$id = fn(string $key) => lineproto_send($server->address, 'x', ['persistent' => true, 'refusal' => "refusal $key"]);
echo $id('a'), ' ', $id('b'), ' ', $id('a'), "\n";
echo $id('c'), ' ', $server->hear(), "\n";   // b was not used for longest
echo $id('a'), ' ', $id('c'), "\n";
echo $id('b'), ' ', $server->hear(), "\n";
echo "-- smaller\n";
ini_set('lineproto.pool_size', '1');
echo $id('c'), ' ', $server->hear(), "\n";
ini_set('lineproto.pool_size', '0');
echo $id('c'), ' ', $server->hear(), ' ', $id('c'), ' ', $server->hear(), "\n";
echo "-- idle\n";
ini_set('lineproto.pool_size', '2');
ini_set('lineproto.pool_idle', '0.000001');
echo $id('a'), ' ';
work(0.00001);   // so long is idle here
echo $id('a'), ' ', $server->hear(), "\n";
ini_set('lineproto.pool_idle', '0');   // no limit
echo $id('b'), ' ', $id('b'), "\n";
ini_set('lineproto.pool_idle', '1000000');
echo $id('b'), ' ', $id('b'), "\n";
?>
--EXPECT--
1 2 1
3 closed 2
1 3
4 closed 1
-- smaller
3 closed 4
3 closed 3 5 closed 5
-- idle
6 7 closed 6
8 8
8 8
