--TEST--
A signal's handler that throws while a session computes throws into that session; one that only looks disturbs nobody
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(10, fn() => say('handled'));
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            try {
                if ($line === 'compute') {
                    pcntl_signal(10, fn() => throw new Exception('thrown'));
                    say('computes');
                    while (true);
                }
                $c->send($line);
            } catch (Exception $error) {
                $c->send($error->getMessage());
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
$other = $server->connect();
echo $other->send("a\n")->line();
$server->signal(10);
echo $server->hear(), "\n";
$peer = $server->connect()->send("compute\nb\n");
echo $server->hear(), "\n";
$server->signal(10);
echo $peer->line(), $peer->line(), $other->send("c\n")->line();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
handled
computes
thrown
b
c
0
