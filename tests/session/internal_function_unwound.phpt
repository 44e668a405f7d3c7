--TEST--
An internal function as session is unwound like any other, also after the Fiber of a later one is gone
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: iterator_count(...), options: ['greeting' => 'hi', 'on_start' => $ready,
        'on_connect' => fn($c) => $c->id === 301 && $c->server->after(0, fn() => exit(3))]);
    PHP);
for ($i = 0; $i < 300; $i++) {
    ($peers[] = $server->connect())->line();
}
foreach ([...range(0, 255), 299] as $i) {   // more than are kept for others
    $peers[$i]->finish()->rest();
}
$server->connect();
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
3
