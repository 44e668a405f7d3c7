--TEST--
onBytes() from outside a handler takes the bytes that are here already
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'wait') {
            $connection->pause();
            $connection->server->after(0, function () use ($connection) {
                $connection->onBytes(5, fn($bytes) => json_encode($bytes));
                $connection->resume();
            });
        }
        return "line $line";
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("wait\na\nb\nc\n")->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
line wait
"a\nb\nc"
line 
0
