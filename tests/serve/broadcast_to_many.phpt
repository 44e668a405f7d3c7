--TEST--
A broadcast reaches hundreds of peers, each once, also while they leave and join the group
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $connection) {
        if ($line === 'news') {
            return (string) $connection->server->broadcast('news', 'odd');
        }
        $connection->join('odd');
        if ($line % 2 === 0) {
            $connection->leave('odd');
        }
        return 'ok';
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
for ($i = 0; $i < 300; $i++) {
    $peers[$i] = $server->connect()->send("$i\n");
    $peers[$i]->line();
}
for ($i = 1; $i < 300; $i += 10) {
    $peers[$i]->finish()->rest();
}
echo $server->connect()->send("news\n")->line();
$server->signal(15);
$got = array_map(fn($peer) => $peer->rest(), $peers);
echo count(array_filter($got, fn($text) => $text === "news\n")), ' ', count(array_filter($got, fn($text) => $text === '')), "\n";
echo $server->wait(), $server->output(), $server->errors();
?>
--EXPECT--
120
120 180
0
