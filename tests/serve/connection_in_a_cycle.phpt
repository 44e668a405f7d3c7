--TEST--
A connection that its own $data points at is collected as any cycle, its destructors run, and peers go on meanwhile
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    final class Session { public $connection; function __destruct() { say('collected'); } }
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'collect') {
            return gc_collect_cycles() > 0 ? 'some' : 'none';
        }
        $connection->data = new Session;
        $connection->data->connection = $connection;
        return "gc while open: " . gc_collect_cycles();
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn() => say('closed')]);
    PHP);
echo $server->connect()->send("x\n")->finish()->rest(), $server->hear(), "\n";
echo $server->connect()->send("collect\n")->line(), $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
gc while open: 0
closed
some
collected
0
