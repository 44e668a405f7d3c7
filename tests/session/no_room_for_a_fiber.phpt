--TEST--
A session for which there is no memory ends its connection alone; the server goes on
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
if (getenv('SKIP_ASAN')) die('skip memory and time are not what they are under AddressSanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    ini_set('fiber.stack_size', 1 << 46);
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            ini_set('fiber.stack_size', $line);
            $c->send('ok');
        }
    }, options: ['greeting' => 'hi', 'on_start' => $ready, 'on_error' => fn($error) => preg_replace('/:.*/', '', $error->getMessage()), 'on_close' => fn($c, $reason) => print("$reason->name\n"),
        'on_connect' => fn($c) => $c->id === 2 && ini_set('fiber.stack_size', 1 << 20)]);
    PHP);
echo $server->connect()->rest();
$peer = $server->connect();
echo $peer->line(), $peer->send((1 << 46) . "\n")->line();
echo $server->connect()->rest();
echo $peer->send((1 << 20) . "\n")->line();
echo $server->connect()->send("300000\n")->finish()->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
hi
Fiber stack allocate failed
hi
ok
hi
Fiber stack allocate failed
ok
hi
ok
0
Error
Error
Peer
Drain
