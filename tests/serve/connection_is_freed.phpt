--TEST--
A connection's object and its $data are freed when it ends, also when they point at each other by way of a group, a timer's closure is gone, or onBytes() waits
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    final class Witness {
        function __construct(public string $name) {}
        function __destruct() { say("freed $this->name"); }
    }
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->data = new Witness($line);
        $connection->join('all');
        if ($line === 'bytes') {
            $connection->onBytes(5, fn() => $connection->data);
        }
        return 'ok';
    }, ['greeting' => null, 'on_start' => $ready, 'on_close' => fn($connection) => say("closed {$connection->data->name}")]);
    PHP);
foreach (['line', 'bytes'] as $line) {
    $server->connect()->send("$line\n")->finish()->rest();
    echo $server->hear(), "\n", $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
closed line
freed line
closed bytes
freed bytes
0
