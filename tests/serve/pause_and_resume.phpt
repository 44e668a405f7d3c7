--TEST--
pause() in a batch holds the lines behind, resume() goes on with them: order kept, nothing lost
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->pause();
        $connection->server->after(0.001, $connection->resume(...));
        return $line;
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$lines = implode('', array_map(fn($i) => "$i\n", range(1, 50)));
var_dump($server->connect()->send($lines)->finish()->rest() === $lines);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
bool(true)
0
