--TEST--
Sessions one after the other run in the same Fiber
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: fn($c) => $c->send((string) spl_object_id(Fiber::getCurrent())), options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$ids = [];
for ($i = 0; $i < 20; $i++) {
    $ids[trim($server->connect()->rest())] = true;
}
echo count($ids), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1
0
