--TEST--
A logger that throws loses no event: it goes to stderr, and the server goes on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', fn($line) => $line === 'bad' ? throw new Exception('lost?') : $line, ['greeting' => null,
        'on_start' => $ready, 'log' => fn() => throw new Exception('broken logger')]);
    PHP);
$server->connect()->send("bad\n")->rest();
echo $server->connect()->send("fine\n")->finish()->rest(), $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECTF--
fine
0
lineproto[%d] error: uncaught exception in a handler class=Exception message=lost? file=%s
