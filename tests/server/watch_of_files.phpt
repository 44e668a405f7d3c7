--TEST--
A regular file and /dev/null never make anybody wait: they are readable until unwatch(), with each backend
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (backends(false) as $backend) {
    $child = new Child(<<<'PHP'
        $file = tmpfile();
        fwrite($file, "1\n2\n3\n");
        rewind($file);
        $heard = '';
        $server = new Lineproto\Server;
        $server->listen('tcp://127.0.0.1:0');
        $server->watch($file, function ($file, $id) use (&$heard, $server) {
            $heard .= trim((string) fgets($file));
            if (feof($file)) {
                $server->unwatch($id);
                $server->watch(STDIN, function ($stdin, $id) use (&$heard, $server) {
                    $heard .= var_export(fgets($stdin), true);
                    $server->stop();
                });
            }
        });
        $server->run();
        echo $heard;
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, '123false', '']) {
        echo "$backend: ", $child->output(), $child->errors();
    }
}
echo "fine\n";
?>
--EXPECT--
fine
