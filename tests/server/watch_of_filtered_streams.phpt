--TEST--
A stream with filters can be watched since PHP 8.6, what its filter has left in PHP's buffer included; before, it is a ValueError
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$expected = PHP_VERSION_ID < 80600
    ? 'Lineproto\Server::watch(): Argument #1 ($stream) must be a stream with a descriptor to wait for; this one, of type generic_socket, has none'
    : 'A B C D';
foreach (backends(false) as $backend) {
    $child = new Child(<<<'PHP'
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        stream_filter_append($one, 'string.toupper', STREAM_FILTER_READ);
        stream_set_blocking($one, false);   // PHP would wait for more than the line
        $lines = [];
        $server = new Lineproto\Server(['on_start' => fn() => fwrite($other, "a\nb\nc\nd\n")]);
        $server->listen('tcp://127.0.0.1:0');
        try {
            $server->watch($one, function ($one) use (&$lines, $server) {
                $lines[] = trim(fgets($one));
                if (end($lines) === 'D') {
                    $server->stop();
                }
            });
        } catch (ValueError $error) {
            exit($error->getMessage());
        }
        $start = microtime(true);
        $server->run();
        echo implode(' ', $lines), microtime(true) - $start < 0.9 ? '' : ' slowly';
        PHP, ['lineproto.backend' => $backend]);
    if ([$child->wait(), $child->output(), $child->errors()] !== [0, $expected, '']) {
        echo "$backend: ", $child->output(), $child->errors(), "\n";
    }
}
echo "fine\n";
?>
--EXPECT--
fine
