--TEST--
A child that a handler forked does not touch connections that arrive: they go on in the parent
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
        $child = pcntl_fork();
        if ($child === 0) {
            exit(7);
        }
        pcntl_waitpid($child, $status);
        return "$line $peer->remoteAddress " . pcntl_wexitstatus($status);
    }, ['proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'on_start' => $ready]);
    PHP);
$half = [$server->connect()->send('PROXY TCP4 4.4.4.4 5.5.5.5'), $server->connect()];
$peer = $server->connect()->send(v1() . "x\n");
echo $peer->line(), $peer->line();
echo $half[0]->send(" 1 2\r\ny\n")->line(), $half[0]->line();
echo $half[1]->send(v2_tcp4() . "z\n")->line(), $half[1]->line();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
connect
x 1.2.3.4:56 7
connect
y 4.4.4.4:1 7
connect
z 1.2.3.4:56 7
0
