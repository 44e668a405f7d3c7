--TEST--
What PHP has read into a stream's own buffer is reported, though the kernel has nothing, whoever left it there
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(false) as $backend) {
    $child = new Child(<<<'PHP'
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $lines = [];
        $server = new Lineproto\Server(['on_start' => function () use ($one, $other) {
            fwrite($other, "1\n2\n3\n4\n");
            fgets($one);
        }]);
        $server->listen('tcp://127.0.0.1:0');
        $server->watch($one, function ($one) use (&$lines, $server, $other) {
            $lines[] = trim(fgets($one));
            if (count($lines) === 3) {   // and from outside of the callback
                $server->after(0.01, function () use ($one, $other, $server) {
                    fwrite($other, "5\n6\n");
                    fgets($one);
                });
            }
            if (end($lines) === '6') {
                $server->stop();
            }
        });
        $start = microtime(true);
        $server->run();
        echo implode(' ', $lines), microtime(true) - $start < 0.9 ? '' : ' slowly', "\n";
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, "2 3 4 6\n", '']) {
        echo "$backend: ", $child->output(), $child->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
