--TEST--
A drain lets sessions answer the lines that have arrived, wherever they wait
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $session = function ($c) {
        say('waits');
        $c->send(match ($c->readLine()) {
            'line' => 'line ' . $c->readLine(),
            'bytes' => 'bytes ' . $c->readBytes(3),
        });
        foreach ($c as $line) {
            $c->send("[$line]");
        }
        $c->send('the end');
    };
    lineproto_serve('tcp://127.0.0.1:0', session: $session, options: ['greeting' => null, 'on_start' => $ready,
        'on_connect' => function ($c) { if ($c->id === 3) { fgets(fopen('php://fd/4', 'r')); $c->server->drain(); } },
        'on_close' => fn($c, $reason) => print("$c->id $reason->name\n")]);
    PHP, descriptors: [4 => ['pipe', 'r']]);
$one = $server->connect()->send("line\n");
$two = $server->connect()->send("bytes\n");
$server->hear();
$server->hear();
$three = $server->connect();   // in its on_connect everything else arrives
$one->send("a\nb\nnot whole");
$two->send("abcd\n");
fwrite($server->pipes[4], "\n");
echo $one->rest(), $two->rest(), $server->wait(), "\n", $server->output();
?>
--EXPECTF--
line a
[b]
the end
bytes abc
[d]
the end
0
%d %s
%d %s
%d %s
