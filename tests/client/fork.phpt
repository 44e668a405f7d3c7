--TEST--
After a fork the connection is the parent's: the child's client makes one of its own, and does not take away what comes
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
use Lineproto\{Client, Reply};
$server = session_server('$c->send("$c->id: $line");');
foreach ([PLAIN, PLAIN + ['persistent' => true]] as $options) {
    $client = new Client($server->address, $options);
    echo 'parent ', $client->request('a'), "\n";
    $client->send('b');
    foreach ([
        fn() => $client->request('c'), fn() => $client->send('d') ?? $client->readLine(), fn() => $client->close() ?? 'closed',
    ] as $use) {
        $pid = pcntl_fork();
        if ($pid === 0) {
            echo 'child ', $use(), "\n";
            unset($client);
            posix_kill(getmypid(), 9);   // nothing else of the parent's ends here
        }
        pcntl_waitpid($pid, $status);
    }
    echo 'parent ', $client->readLine(), ' ', $client->request('e'), "\n";
    $client->close();
}
echo $server->stop();
?>
--EXPECT--
parent 1: a
child 2: c
child 3: d
child closed
parent 1: b 1: e
parent 4: a
child 5: c
child 6: d
child closed
parent 4: b 4: e
0
