--TEST--
finally blocks and destructors of sessions that use a client while the server ends hear that nothing can be waited for; what needs no wait works
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$upstream = line_server();
foreach (['stop()', 'drain()'] as $end) {
    $server = Child::serve("\$up = '$upstream->address';" . <<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($up) {
            $client = new Lineproto\Client($up, ['persistent' => true]);
            $c->send($client->request($c->readLine()));
            try {
                if ($c->readLine() === 'end') { $c->server->
        PHP . $end . <<<'PHP'
        ; return; }
                $client->readLine(0);
            } finally {
                foreach ([fn() => $client->request('x'), fn() => lineproto_send($up, 'x'), fn() => Lineproto\Client::fanOut([$up], 'x'),
                    fn() => $client->readLine(), fn() => (new Lineproto\Client($up))->send('x'), fn() => $client->close() ?? 'closed'] as $use) {
                    try {
                        $result = $use(); say(is_array($result) ? current($result) : $result);
                    } catch (Throwable $e) {
                        say(get_class($e));
                    }
                }
            }
        }, options: ['greeting' => null, 'drain_timeout' => 0.1, 'on_start' => $ready, 'log' => fn() => null]);
        say('over');
        say(lineproto_send($up, 'afterwards', ['persistent' => true]));
        PHP);
    $waiting = $server->connect()->send("a\n");
    echo $waiting->line();
    $waiting->send("wait\n");
    $ending = $server->connect()->send("b\nend\n");
    do {
        echo $line = $server->hear(), "\n";
    } while ($line !== 'over');
    echo $server->hear(), "\n", $server->wait(), $server->errors(), "\n";
}
echo $upstream->stop();
?>
--EXPECT--
<a>
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
closed
over
<afterwards>
0
<a>
<x>
<x>
<x>
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
Lineproto\LineprotoError
closed
over
<afterwards>
0
0
