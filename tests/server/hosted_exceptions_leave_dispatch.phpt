--TEST--
What on_error, on_start or on_stop throws leaves dispatch() or getStream(), and the server is over; what a handler throws does not
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
$child = new Child(HOST . <<<'PHP'
    foreach (['on_start', 'on_error', 'on_stop', 'handler'] as $who) {
        $throw = fn() => throw new Exception($who);
        $host->over = false;
        $server = new Lineproto\Server(['greeting' => null, 'on_stop' => $host->stopped(), $who === 'handler' ? 'on_close' : $who => $throw,
            'log' => fn($level, $message, $context) => print "logged {$context['message']}\n"]);
        $address = $server->listen('tcp://127.0.0.1:0', function ($line, $connection) use ($who, $throw) {
            $connection->server->after(0.01, fn() => $connection->server->stop());
            return $who === 'on_error' ? $throw() : 'fine';
        });
        $peer = stream_socket_client($address);
        fwrite($peer, "x\n");
        try {
            $host->run($server);
            echo "ended\n";
        } catch (Exception $exception) {
            echo "thrown {$exception->getMessage()}\n";
        }
        echo json_encode(stream_get_contents($peer)), json_encode($server->addresses()), "\n";
        $server->dispatch();
    }
    PHP);
echo $child->wait(), "\n", $child->output(), $child->errors();
?>
--EXPECT--
0
thrown on_start
""[]
thrown on_error
""[]
thrown on_stop
"fine\n"[]
logged handler
ended
"fine\n"[]
