--TEST--
A service manager hears when the server serves, reloads and drains: by a path or an abstract name
--EXTENSIONS--
lineproto
sockets
--SKIPIF--
<?php
if (PHP_OS_FAMILY !== 'Linux') die('skip only on Linux');
?>
--FILE--
<?php
require __DIR__ . '/systemd.inc';
foreach ([false, true] as $abstract) {
    $manager = new Notifications($abstract);
    $server = Child::serve(<<<'PHP'
        lineproto_serve(['tcp://127.0.0.1:0', 'tcp://127.0.0.1:0'], fn($line, $peer) => $peer->server->reload(), ['greeting' => null,
            'log_level' => 'error', 'on_start' => $ready]);
        PHP, environment: ['NOTIFY_SOCKET' => $manager->address]);
    $ready = $manager->hear();
    echo $ready === "READY=1\nSTATUS=serving " . implode(' ', $server->addresses) ? "ready\n" : $ready;
    $time = hrtime(true);
    foreach ([fn() => $server->signal(1), fn() => $server->connect()->send("reload\n")] as $reload) {
        $reload();
        $said = $manager->hear();
        echo preg_replace('/\d{4,}/', 'N', $said), "\n";
        preg_match('/^MONOTONIC_USEC=(\d+)$/m', $said, $found);
        var_dump($found[1] * 1000 > $time && $found[1] * 1000 < hrtime(true));
        echo preg_replace('/serving.*/', 'serving', $manager->hear()), "\n";
    }
    $server->signal(15);
    echo preg_replace('/draining.*/', 'draining', $manager->hear()), "\n", $server->wait(), $server->output(), $server->errors(), "\n";
    echo implode($manager->rest());
}
?>
--EXPECT--
ready
RELOADING=1
MONOTONIC_USEC=N
STATUS=reloading
bool(true)
READY=1
STATUS=serving
RELOADING=1
MONOTONIC_USEC=N
STATUS=reloading
bool(true)
READY=1
STATUS=serving
STOPPING=1
STATUS=draining
0
ready
RELOADING=1
MONOTONIC_USEC=N
STATUS=reloading
bool(true)
READY=1
STATUS=serving
RELOADING=1
MONOTONIC_USEC=N
STATUS=reloading
bool(true)
READY=1
STATUS=serving
STOPPING=1
STATUS=draining
0
