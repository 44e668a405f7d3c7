--TEST--
Sessions read and send in each framing, in one piece and in many
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../framing/framings.inc';
$server = Child::serve(str_replace('FRAMINGS', '[' . implode(', ', FRAMINGS) . ']', <<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    foreach (FRAMINGS as $framing) {
        $server->listen('tcp://127.0.0.1:0', session: function ($c) {
            foreach ($c as $line) {
                $c->send($line);
            }
        }, options: ['framing' => $framing]);
    }
    $server->run();
    PHP));
foreach (array_keys(FRAMINGS) as $which => $name) {
    $stream = wire($name, 'first') . wire($name, 'x') . wire($name, str_repeat('long ', 5000)) . wire($name, 'last');
    $same = $server->connect($which)->exchange($stream, strlen($stream)) === $stream;
    $peer = $server->connect($which);
    foreach (str_split(wire($name, 'in pieces')) as $byte) {
        $peer->send($byte);
    }
    echo "$name: ", json_encode($same && $peer->finish()->rest() === wire($name, 'in pieces')), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
lines: true
crlf: true
crlf lenient: true
delimited: true
mllp: true
block: true
block crlf: true
dotted: true
netstring: true
syslog: true
0
