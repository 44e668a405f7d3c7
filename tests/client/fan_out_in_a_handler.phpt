--TEST--
fanOut() in a handler blocks like any call; where its own server is asked without a deadline it is a LineprotoError, alone or among others
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/client.inc';
$silent = stream_socket_server('tcp://127.0.0.1:0');
$silent_address = 'tcp://' . stream_socket_get_name($silent, false);
$echo = line_server();
$server = Child::serve("[\$silent, \$echo] = ['$silent_address', '$echo->address'];" . <<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', function ($line, $c) use ($silent, $echo) {
        $own = $c->server->addresses()[0];
        try {
            return implode(' ', Lineproto\Client::fanOut(match ($line) {
                'other' => [$echo],
                'own' => [$own],
                'among' => [$silent, $own, $echo],
            }, $line, ['timeout' => 0]));
        } catch (Lineproto\LineprotoError $e) {
            return $e->getMessage();
        }
    }, ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send("other\nown\namong\n")->finish()->rest();
echo $server->stop(), $echo->stop();
?>
--EXPECT--
<other>
Lineproto\Client::fanOut(): the server of this process cannot answer while its handler waits for the answer
Lineproto\Client::fanOut(): the server of this process cannot answer while its handler waits for the answer
00
