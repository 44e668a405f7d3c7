--TEST--
A session that goes on calling Fiber::suspend() is ended; its finally blocks run
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) {
        try {
            for ($i = 0; ; $i++) {
                try {
                    Fiber::suspend();
                } catch (Throwable $error) {
                    $c->send("$i " . get_class($error));
                }
            }
        } finally {
            $c->send('finally');
            try {
                Fiber::suspend();
            } catch (FiberError) {
                $c->send('FiberError');
            }
        }
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_error' => fn($error) => $error->getMessage(), 'on_close' => fn($c, $reason) => print("$reason->name\n")]);
    PHP);
for ($i = 0; $i < 2; $i++) {
    echo $server->connect()->rest();
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
0 Lineproto\LineprotoError
1 Lineproto\LineprotoError
2 Lineproto\LineprotoError
finally
FiberError
A session that goes on calling Fiber::suspend() was ended
0 Lineproto\LineprotoError
1 Lineproto\LineprotoError
2 Lineproto\LineprotoError
finally
FiberError
A session that goes on calling Fiber::suspend() was ended
0
Error
Error
