--TEST--
A line that is split around a pause comes whole
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $held = null;
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) use (&$held) {
        if ($line === 'hold') {
            $held = $connection;
            $connection->pause();
            $connection->pause();
        } elseif ($line === 'go on') {
            $held->resume();
            $held->resume();
        }
        return "OK $line";
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
$held = $server->connect()->send("hold\nfirst half");
echo $held->line();
$held->send(" and second half\nthird\n")->finish();
echo $server->connect()->send("go on\n")->finish()->rest(), $held->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
OK hold
OK go on
OK first half and second half
OK third
0
