--TEST--
A timer may cancel another that is due in the same turn, and set new ones
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$server = Child::serve(<<<'PHP'
    lineproto_serve('tcp://127.0.0.1:0', null, ['transcript' => false, 'on_start' => function ($server) use ($ready) {
        $ready($server);
        $second = null;
        $server->after(0, function () use ($server, &$second) {
            $server->cancelTimer($second);
            $server->after(0, function () use ($server) { $server->after(0, fn() => say('third')); });
        });
        $second = $server->after(0, fn() => say('cancelled, and yet it fired'));
    }]);
    PHP);
echo $server->hear(), "\n";
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
third
0
