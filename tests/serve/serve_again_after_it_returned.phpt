--TEST--
After lineproto_serve() returned another one can run in the same process
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    for ($i = 1; $i <= 3; $i++) {
        lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use ($i) { $connection->server->drain(); return "server $i: $line"; },
            ['greeting' => null, 'on_start' => $ready]);
    }
    PHP);
for ($i = 1; $i <= 3; $i++) {
    echo (new Peer($i === 1 ? $server->address : substr($server->hear(), 10)))->send("x\n")->rest();
}
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
server 1: x
server 2: x
server 3: x
0
