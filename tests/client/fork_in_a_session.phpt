--TEST--
A child that a session forks asks others, and the parent too, without touching what the parent's sessions wait for
--EXTENSIONS--
lineproto
pcntl
posix
--FILE--
<?php
require __DIR__ . '/client.inc';
$one = stream_socket_server('tcp://127.0.0.1:0');
$two = stream_socket_server('tcp://127.0.0.1:0');
$upstreams = var_export(array_map(fn($listener) => 'tcp://' . stream_socket_get_name($listener, false), [$one, $two]), true);
$echo = line_server();
foreach (['epoll', 'poll'] as $backend) {
    $server = Child::serve("\$up = $upstreams; \$echo = '$echo->address';" . <<<'PHP'
        lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($up, $echo) {
            $plain = ['greeting' => false];
            while (($line = $c->readLine()) !== null) {
                if ($line === 'ask') {
                    $c->send(implode(' ', Lineproto\Client::fanOut($up, 'x', $plain)));
                } elseif ($line === 'fork') {
                    if (pcntl_fork() === 0) {
                        say(lineproto_send($echo, 'send') . (new Lineproto\Client($echo))->request('client') . current(Lineproto\Client::fanOut([$echo], 'fan')));
                        $fiber = new Fiber(fn() => lineproto_send($echo, 'fiber'));
                        $fiber->start();
                        say($fiber->getReturn() . lineproto_send($c->server->addresses()[0], 'parent', $plain + ['timeout' => 0]));
                        posix_kill(getmypid(), 9);
                    }
                } else {
                    $c->send("<$line>");
                }
            }
        }, options: ['greeting' => null, 'on_start' => $ready]);
        PHP, ['lineproto.backend' => $backend]);
    $asking = $server->connect()->send("ask\n");
    $asked = [stream_socket_accept($one, DEADLINE), stream_socket_accept($two, DEADLINE)];
    array_map(fgets(...), $asked);
    $server->connect()->send("fork\n");
    echo $server->hear(), "\n", $server->hear(), "\n";
    array_map(fn($stream) => fwrite($stream, "reply\n"), $asked);
    echo $asking->line(), $server->stop(), $server->errors(), "\n";
}
echo $echo->stop();
?>
--EXPECT--
<send><client><fan>
<fiber><parent>
reply reply
0
<send><client><fan>
<fiber><parent>
reply reply
0
0
