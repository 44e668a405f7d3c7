--TEST--
A child that a handler forked in the turn in which handshake_timeout passes does not refuse a second time
--EXTENSIONS--
lineproto
pcntl
--FILE--
<?php
require __DIR__ . '/proxy.inc';
$server = Child::serve(<<<'PHP'
    try {
        lineproto_serve('tcp://127.0.0.1:0', function ($line, $peer) {
            if ($line === 'fork') {
                $child = pcntl_fork();
                $child && pcntl_waitpid($child, $status);
                return $child ? 'forked' : null;   // the child goes on with what this turn still has to do
            }
            say('blocks');
            fgets(fopen('php://fd/4', 'r'));
            return 'went on';
        }, ['greeting' => null, 'proxy_protocol' => true, 'trusted_proxies' => ['127.0.0.1'], 'handshake_timeout' => 0.2, 'log_level' => 'error',
            'on_start' => $ready]);
    } catch (Lineproto\LineprotoError) {
    }
    PHP, descriptors: [4 => ['pipe', 'r']]);
$fork = $server->connect()->send(v1());
$block = $server->connect()->send(v1() . "block\n");
echo $server->hear(), "\n";
$half = $server->connect()->send('PROXY ');
fwrite($server->pipes[4], "\n");
echo $block->line(), $half->rest();

/* and now with the fork in the same turn as the end of the time */
$half = $server->connect()->send('PROXY ');
$fork->send("fork\n");
echo $fork->line();
$block->send("block\n");
echo $server->hear(), "\n";
$read = [$half->stream];
$none = null;
stream_select($read, $none, $none, 0, 400000);
$fork->send("fork\n");
fwrite($server->pipes[4], "\n");
echo $block->line(), $fork->line(), $half->rest();
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
blocks
went on
not connect
forked
blocks
went on
forked
not connect
0
