--TEST--
Lines and records have nothing to do with each other: many in one, one in many, split at every byte
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
$server = tls_server(handler: 'fn($line) => strlen($line) . " " . substr($line, 0, 10)', options: "'greeting' => null, 'max_line' => 200000,");
foreach ([2, 3] as $version) {
    $peer = TlsPeer::connect($server->address, ['version' => $version]);
    $peer->then('handshake');
    $peer->then('say', "a\nb\n\nc\n")->then('flush');   // four lines in a record
    echo $peer->line(), $peer->line(), $peer->line(), $peer->line();
    foreach (str_split("several records\n") as $byte) {   // one segment
        $peer->then('say', $byte);
    }
    $peer->then('flush');
    echo $peer->line();
    $peer->then('say', "split\nanywhere\n");   // a record that comes byte by byte
    for ($i = 0; $i < 60; $i++) {
        $peer->then('flush', '1');
    }
    $peer->then('flush');
    echo $peer->line(), $peer->line();
    for ($i = 0; $i < 9; $i++) {   // full records
        $peer->then('say', str_repeat($i, 16384));
    }
    $peer->then('say', "\nnext\n")->then('flush');
    echo $peer->line(), $peer->line();
    $peer->then('say', str_repeat("\n", 1500))->then('flush');   // more lines than a turn takes
    for ($got = [], $i = 0; $i < 1500; $i++) {
        $got[$peer->line()] = true;
    }
    echo json_encode(array_keys($got)), "\n";
}
echo $server->stop(), $server->errors(), "\n";
?>
--EXPECT--
1 a
1 b
0 
1 c
15 several re
5 split
8 anywhere
147456 0000000000
4 next
["0 \n"]
1 a
1 b
0 
1 c
15 several re
5 split
8 anywhere
147456 0000000000
4 next
["0 \n"]
0
