--TEST--
A Fiber that is thrown into after its session does no harm to the next one
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    $fiber = null;
    lineproto_serve('tcp://127.0.0.1:0', session: function ($c) use (&$fiber) {
        $fiber ??= Fiber::getCurrent();
        $c->send($c->readLine());
    }, options: ['greeting' => null, 'on_start' => $ready, 'on_connect' => function ($c) use (&$fiber) {
        if ($c->id === 2) {
            $fiber->resume();
        } elseif ($c->id === 3) {
            try {
                $fiber->throw(new Exception('thrown'));
            } catch (Exception $error) {
                $c->send($error->getMessage());
            }
        }
    }]);
    var_dump($fiber->isTerminated());
    PHP);
for ($i = 1; $i <= 4; $i++) {
    echo $server->connect()->send("$i\n")->rest();
}
echo $server->stop(), "\n", $server->output(), $server->errors();
?>
--EXPECT--
1
2
thrown
3
4
0
bool(true)
