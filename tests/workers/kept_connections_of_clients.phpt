--TEST--
Connections that a client has kept from before the fork are the parent's alone; each worker keeps its own
--EXTENSIONS--
lineproto
posix
--FILE--
<?php
require __DIR__ . '/workers.inc';
$backend = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line, $connection) => "connection $connection->id", ['greeting' => null, 'on_start' => $ready]);
    PHP);
$server = serve_workers("\$backend = '$backend->address';" . <<<'PHP'
    $ask = fn() => lineproto_send($backend, 'which', ['greeting' => false, 'persistent' => true]);
    $client = new Lineproto\Client($backend, ['greeting' => false]);
    echo $ask(), ' ', $client->request('which'), "\n";
    lineproto_serve('tcp://127.0.0.1:0', function ($line) use ($ask, $client) {
        try {
            return $ask() . ' ' . $ask() . ' ' . $client->request('which') . ' ' . $client->request('which');
        } catch (Exception $exception) {
            return $exception->getMessage();
        }
    }, ['greeting' => null, 'workers' => 2, 'on_start' => $ready]);
    echo $ask(), ' ', $client->request('which'), "\n";
    PHP);
$answers = [];
until(function () use ($server, &$answers) {
    $answers[] = ask($server->connect(), 'x');
    return count($answers) >= 6 && count(array_unique($answers)) === 2;
}, 'both have answered');
foreach (array_unique($answers) as $answer) {
    preg_match_all('/connection (\d+)/', $answer, $match);
    echo count($match[1]) === 4 && $match[1][0] === $match[1][1] && $match[1][2] === $match[1][3] && min($match[1]) > 2 ? 'its own' : $answer, "\n";
}
echo count(array_unique($answers)), " workers\n", end_of($server), "\n", $server->output(), $server->errors();
?>
--EXPECT--
its own
its own
2 workers
status 0
connection 1 connection 2
connection 1 connection 2
