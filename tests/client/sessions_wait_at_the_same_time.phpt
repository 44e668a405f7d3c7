--TEST--
A hundred sessions that each ask an upstream which answers nobody before all have asked
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$upstream = Child::serve("lineproto_serve('tcp://127.0.0.1:0', function (\$line, \$c) use (&\$asked) {
    \$asked[] = [\$c, \$line];
    if (count(\$asked) === 100) {
        foreach (\$asked as [\$who, \$what]) { \$who->send(\"<\$what>\"); }
        \$asked = [];
    }
}, ['on_start' => \$ready]);");
$before = "\$upstream = '$upstream->address';";
foreach ([
    'lineproto_send($upstream, $line)', '(new Lineproto\Client($upstream))->request($line)', 'current(Lineproto\Client::fanOut([$upstream], $line))',
    'lineproto_send($upstream, $line, ["persistent" => true])', '(function () use ($upstream, $line) { $client = new Lineproto\Client($upstream); $client->send($line); return $client->readLine(); })()',
] as $call) {
    $server = Child::serve("$before\nlineproto_serve('tcp://127.0.0.1:0', session: function (\$c) use (\$upstream) {
        while ((\$line = \$c->readLine()) !== null) { \$c->send($call); }
    }, options: ['greeting' => null, 'on_start' => \$ready]);");
    $peers = [];
    for ($i = 0; $i < 100; $i++) {
        $peers[$i] = $server->connect()->send("$i\n");
    }
    $right = 0;
    foreach ($peers as $i => $peer) {
        $right += rtrim($peer->line(), "\n") === "<$i>";
    }
    echo $right, ' ', $server->stop(), "\n";
}
$upstream->stop();
?>
--EXPECT--
100 0
100 0
100 0
100 0
100 0
