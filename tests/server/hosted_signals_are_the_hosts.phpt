--TEST--
In a hosted server signals of the host interrupt the host, not the server; what pcntl's handler throws reaches the host
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/host.inc';
$server = Child::serve(HOST . <<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, fn() => throw new Exception('USR1'));
    $server = new Lineproto\Server(['greeting' => null, 'on_start' => $ready, 'on_stop' => $host->stopped()]);
    $server->listen('tcp://127.0.0.1:0', fn($line) => $line);
    $stream = $server->getStream();
    while (!$host->over) {
        try {
            $host->round($server, $stream);
        } catch (Exception $exception) {
            say($exception->getMessage());
        }
    }
    PHP);
$peer = $server->connect();
echo $peer->send("a\n")->line();
$server->signal(10);
echo $server->hear(), "\n", $peer->send("b\n")->line(), $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
a
USR1
b
0
