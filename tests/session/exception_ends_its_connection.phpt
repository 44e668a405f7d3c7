--TEST--
What a session throws ends its connection with on_error's last line; the others go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_error' => function ($error, $c) { echo get_class($error), " $c->id\n"; return $error->getMessage(); }]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            $c->send($line === 'x' ? throw new DomainException('the last line') : $line);
        }
    });
    $server->run();
    echo $server->stats()['handler_errors'], "\n";
    PHP);
$other = $server->connect();
echo $other->send("a\n")->line();
for ($i = 0; $i < 3; $i++) {
    echo $server->connect()->send("a\nx\nb\n")->rest();
}
echo $other->send("b\n")->line();
echo $other->send("x\n")->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
a
a
the last line
a
the last line
a
the last line
b
the last line
0
DomainException 2
DomainException 3
DomainException 4
DomainException 1
4
