--TEST--
What on_error throws leaves lineproto_serve(), with everything closed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    try {
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => throw new Exception('first'), ['on_start' => $ready,
            'on_error' => fn($error) => throw new LogicException('second', 0, $error)]);
    } catch (LogicException $error) {
        echo "{$error->getMessage()} after {$error->getPrevious()->getMessage()}\n";
    }
    PHP);
$other = $server->connect();
$server->connect()->send("x\n")->rest();
echo $other->rest();
echo $server->wait(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
0
second after first
