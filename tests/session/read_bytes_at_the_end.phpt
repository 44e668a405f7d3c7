--TEST--
readBytes() throws a ClosedException when the input ends before its bytes, also at 0 bytes
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        foreach ([3, 5, 5, 0] as $length) {
            try {
                $c->send("[{$c->readBytes($length)}]");
            } catch (Lineproto\ClosedException $error) {
                $c->send($error->getMessage());
            }
        }
        $c->send(json_encode($c->readLine()));
    }, options: ['greeting' => null, 'on_start' => $ready]);
    PHP);
echo $server->connect()->send('abcdefg')->finish()->rest();
echo $server->connect()->send('abc')->finish()->rest();
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
[abc]
the connection ended before the 5 bytes that were to be read
the connection ended before the 5 bytes that were to be read
[]
null
[abc]
the connection ended before the 5 bytes that were to be read
the connection ended before the 5 bytes that were to be read
[]
null
0
