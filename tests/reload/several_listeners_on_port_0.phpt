--TEST--
Several listeners and the status listener have asked for port 0 of the same host: after a reload each has the port that it had
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!is_readable('/proc/self/cmdline')) die('skip there is no /proc'); ?>
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach ([1, 2] as $workers) {
    $server = Child::serve(<<<PHP
        \$server = new Lineproto\Server(['workers' => $workers, 'greeting' => null, 'status' => '127.0.0.1:0', 'log_level' => 'error',
            'on_start' => fn(\$server) => say('listening ' . implode(' ', \$server->addresses()) . ' ' . \$server->stats()['status'])]);
        foreach (['one', 'two', 'three'] as \$name) {
            \$server->listen('tcp://localhost:0', fn() => \$name);
        }
        \$server->run();
        PHP);
    for ($i = 1; $i < $workers; $i++) {
        $server->hear();
    }
    for ($reload = 0; $reload < 2; $reload++) {
        $server->signal(1);
        for ($i = 0; $i < $workers; $i++) {
            $addresses = $server->hear();
        }
        echo $addresses === 'listening ' . implode(' ', $server->addresses) ? 'as before' : "$addresses instead of " . implode(' ', $server->addresses), "\n";
    }
    $status = array_pop($server->addresses);
    $names = [];
    foreach (array_keys($server->addresses) as $i) {
        $names[] = $server->connect($i)->send("?\n")->line();
    }
    echo implode(' ', array_map('trim', array_unique($names))), ' ', (new Peer($status))->send("GET /health HTTP/1.0\r\n\r\n")->line();
    echo $server->stop(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
as before
as before
one two three HTTP/1.1 200 OK
0
as before
as before
one two three HTTP/1.1 200 OK
0
