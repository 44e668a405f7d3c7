--TEST--
Sessions run in a hosted server: they wait for lines, for time and for each other
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$server = Child::serve(HOST . <<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => $host->stopped(), 'slow_consumer' => Lineproto\SlowConsumer::Block]);
    $server->listen('tcp://127.0.0.1:0', null, ['max_write_buffer' => 10000], function ($connection) {
        $name = $connection->readLine();
        try {
            $connection->readLine(0.01);
        } catch (Lineproto\TimeoutException $exception) {
            $connection->send("$name heard nothing");
        }
        foreach ($connection as $line) {
            for ($i = 0; $i < $line; $i++) {
                $connection->send(str_repeat($name, 1000));
            }
        }
    });
    $host->run($server);
    PHP);
$peers = [$server->connect()->send("a\n"), $server->connect()->send("b\n")];
echo $peers[1]->line(), $peers[0]->line();
foreach ($peers as $peer) {
    $peer->send("3000\n")->finish();
}
foreach ($peers as $peer) {
    echo strlen($peer->rest()), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
b heard nothing
a heard nothing
3003000
3003000
0
