--TEST--
A session that another one throws out of its wait, just before the replies it waited for are told
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$one = stream_socket_server('tcp://127.0.0.1:0');
$two = stream_socket_server('tcp://127.0.0.1:0');
$upstreams = var_export(array_map(fn($listener) => 'tcp://' . stream_socket_get_name($listener, false), [$one, $two]), true);
$server = Child::serve("\$upstreams = $upstreams;" . <<<'PHP'
    $gate = fopen('php://fd/4', 'r');
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use ($upstreams, $gate, &$fiber) {
        while (($line = $c->readLine()) !== null) {
            if ($line === 'ask') {
                $fiber = Fiber::getCurrent();
                try {
                    Lineproto\Client::fanOut($upstreams, 'x', ['greeting' => false]);
                } catch (RuntimeException $e) {
                    $c->send($e->getMessage());
                }
            } elseif ($line === 'block') {   // so that all of the following is there at once
                say('blocks');
                fgets($gate);
            } elseif ($line === 'throw') {
                $fiber->throw(new RuntimeException('thrown by another'));
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP, [], [], '', [4 => ['pipe', 'r']]);
[$asking, $throwing, $blocking] = [$server->connect(), $server->connect(), $server->connect()];
$asking->send("ask\n");
$asked = [stream_socket_accept($one, DEADLINE), stream_socket_accept($two, DEADLINE)];
array_map(fgets(...), $asked);
$blocking->send("block\n");
$server->hear();
$throwing->send("throw\n");
array_map(fn($stream) => fwrite($stream, "reply\n"), $asked);
fwrite($server->pipes[4], "go\n");
echo $asking->line(), $server->stop(), $server->errors();
?>
--EXPECT--
thrown by another
0
