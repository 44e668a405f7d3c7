--TEST--
A session reads line by line and its connection is closed when it returns
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function (Lineproto\Connection $c): void {
        while (($line = $c->readLine()) !== null) {
            if ($line === 'bye') {
                $c->send('goodbye');
                return;
            }
            $c->send("OK $line");
        }
    }, options: ['on_start' => $ready, 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
$peer = $server->connect();
echo $peer->line();
echo $peer->send("first\n")->line();
echo $peer->send("\n")->line();
echo $peer->send("0\n")->line();
echo $peer->send("second\nbye\nnever\n")->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
OK first
OK 
OK 0
OK second
goodbye
0
Local
