--TEST--
A server may run in a Fiber; one that is dropped while a handler suspends it is closed
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
$child = new Child(<<<'PHP'
    $fiber = new Fiber(function () {
        lineproto_serve('tcp://127.0.0.1:0', fn($line) => Fiber::suspend('in the handler'), ['greeting' => null, 'on_start' => function ($server) {
            say($server->addresses()[0]);
        }]);
    });
    echo $fiber->start(), "\n";
    $fiber = null;
    lineproto_serve('tcp://127.0.0.1:0', null, ['on_start' => fn($server) => $server->stop()]);
    echo "another one ran\n";
    PHP);
echo json_encode((new Peer($child->hear()))->send("x\n")->rest()), ' ', $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
"" 0
in the handler
another one ran
