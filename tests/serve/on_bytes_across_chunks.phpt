--TEST--
A block that comes in many packets is one, whatever its size
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        $connection->onBytes((int) $line, fn($bytes) => strlen($bytes) . ' ' . md5($bytes));
        return 'go';
    }, ['greeting' => null, 'max_line' => 100, 'on_start' => $ready]);
    PHP);
$peer = $server->connect();
foreach ([3, 300000, 5000000] as $length) {
    $block = random_bytes($length);
    echo $peer->send("$length\n")->line();
    foreach (str_split($block, (int) ceil($length / 3)) as $part) {
        $peer->send($part);
    }
    var_dump($peer->line() === "$length " . md5($block) . "\n");
}
$peer->close();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
go
bool(true)
go
bool(true)
go
bool(true)
0
