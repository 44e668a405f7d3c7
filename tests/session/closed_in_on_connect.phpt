--TEST--
A connection that on_connect closes, or whose on_connect throws, has no session
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: fn($c) => print("session $c->id\n"), options: ['greeting' => null, 'on_start' => $ready,
        'on_connect' => fn($c) => match ($c->id) { 1 => $c->close('no'), 2 => throw new Exception('no'), 3 => null },
        'on_error' => fn($error) => $error->getMessage(), 'on_close' => fn($c, $reason) => print("$c->id $reason->name\n")]);
    PHP);
for ($i = 1; $i <= 3; $i++) {
    echo $server->connect()->rest();
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
no
no
0
1 Local
2 Error
session 3
3 Local
