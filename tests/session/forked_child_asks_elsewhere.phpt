--TEST--
A child that a session forks can use the client: it waits by itself, not in its parent's loop
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
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready]);
    $server->listen('tcp://127.0.0.1:0', session: function ($c) {
        foreach ($c as $line) {
            if (pcntl_fork() === 0) {
                say(lineproto_send($c->server->addresses()[1], $line, ['greeting' => false]));
                exit(3);
            }
            $c->send('forked');
        }
    });
    $server->listen('tcp://127.0.0.1:0', fn($line) => "reply to $line");
    $server->run();
    PHP);
$peer = $server->connect();
for ($i = 0; $i < 3; $i++) {
    echo $peer->send("$i\n")->line(), $server->hear(), "\n";
}
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
forked
reply to 0
forked
reply to 1
forked
reply to 2
0
