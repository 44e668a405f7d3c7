--TEST--
A callback may unwatch itself, others that are readable in the same turn, and watch the same stream anew
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(false) as $backend) {
    $child = new Child(<<<'PHP'
        $server = new Lineproto\Server(['on_start' => function () use (&$others) {
            foreach ($others as $other) {
                fwrite($other, 'x');
            }
        }]);
        $server->listen('tcp://127.0.0.1:0');
        $calls = 0;
        for ($i = 0; $i < 3; $i++) {
            [$ones[], $others[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        }
        foreach ($ones as $one) {
            $ids[] = $server->watch($one, function ($one, $id) use (&$ids, &$calls, $server) {
                $calls++;
                foreach ($ids as $other) {
                    $server->unwatch($other);
                    $server->unwatch($other);
                }
                $again = $server->watch($one, function ($one, $id) use ($server) {
                    echo fread($one, 10), " again\n";
                    $server->unwatch($id);
                    $server->after(0.01, fn() => $server->stop());
                });
                echo $again > max($ids) ? '' : "an id was given twice\n";
            });
        }
        unset($ones);
        $server->run();
        echo "$calls call\n";
        $server->unwatch(1);
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, "x again\n1 call\n", '']) {
        echo "$backend: ", $child->output(), $child->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
