--TEST--
A handler that asks its own server gets an exception in time: a TimeoutException, or at once a LineprotoError when there is no deadline
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['tcp://127.0.0.1:0', 'tcp://0.0.0.0:0', 'unix://@lineproto-own-' . getmypid()] as $address) {
    $server = Child::serve(<<<PHP
        lineproto_serve('$address', function (\$line, \$peer) {
            try {
                return lineproto_send(str_replace('0.0.0.0', '127.0.0.1', \$peer->server->addresses()[0]), 'x', ['timeout' => (float) \$line]);
            } catch (Throwable \$e) {
                return get_class(\$e) . (\$e instanceof Lineproto\TimeoutException ? '' : ": {\$e->getMessage()}");
            }
        }, ['on_start' => \$ready]);
        PHP);
    $peer = new Peer(str_replace('0.0.0.0', '127.0.0.1', $server->address));
    $peer->line();
    echo $peer->send("0\n")->line(), $peer->send("0.05\n")->line();
    $server->stop();
    echo $server->output(), $server->errors();
}
?>
--EXPECT--
Lineproto\LineprotoError: lineproto_send(): the server of this process cannot answer while its handler waits for the answer
Lineproto\TimeoutException
Lineproto\LineprotoError: lineproto_send(): the server of this process cannot answer while its handler waits for the answer
Lineproto\TimeoutException
Lineproto\LineprotoError: lineproto_send(): the server of this process cannot answer while its handler waits for the answer
Lineproto\TimeoutException
