--TEST--
A forked child does not talk on the connection of its parent's client, nor does it close it
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\Client;
$server = session_server('$c->send(["$c->id: $line", "more"]);');
foreach ([false, true] as $persistent) {
    $client = new Client($server->address, ['persistent' => $persistent] + PLAIN);
    echo 'parent ', $client->request('a'), "\n";
    foreach ([fn() => $client->request('b'), fn() => $client->send('b') ?? $client->readLine(), fn() => $client->close() ?? 'closes'] as $what) {
        $pid = pcntl_fork();
        if ($pid === 0) {
            echo 'child ', $what(), "\n";
            unset($client, $what);
            posix_kill(getmypid(), 9);   // no destructors of other things of the parent's here
        }
        pcntl_waitpid($pid, $status);
    }
    echo 'parent ', $client->readLine(), "\n", 'parent ', $client->request('c'), ' ', $client->readLine(), "\n";
    unset($client);
}
echo $server->stop();
?>
--EXPECT--
parent 1: a
child 2: b
child 3: b
child closes
parent more
parent 1: c more
parent 4: a
child 5: b
child 6: b
child closes
parent more
parent 4: c more
0
