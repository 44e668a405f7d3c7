--TEST--
What others send a peer that an iterable is being sent to is bounded by max_write_buffer too, whatever its type
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['Discard', 'Close'] as $policy) {
    foreach (['str_repeat("x", 1000)', '[str_repeat("x", 1000)]', '(fn() => yield "x")()'] as $what) {
        $server = Child::serve(<<<PHP
            \$deaf = null;
            lineproto_serve('tcp://127.0.0.1:0', function (\$line, \$connection) use (&\$deaf) {
                if (\$line === 'deaf') {
                    \$deaf = \$connection;
                    return (function () { for (;;) yield str_repeat('y', 1000); })();
                }
                for (\$i = 0, \$taken = 0; \$i < 20000; \$i++) {
                    \$taken += \$deaf->send($what);
                }
                \$stats = \$connection->server->stats();
                return json_encode([\$taken > 5 && \$taken < 5000, \$stats['discarded_lines'] > 0]);
            }, ['greeting' => null, 'max_write_buffer' => 100000, 'slow_consumer' => Lineproto\\SlowConsumer::$policy, 'on_start' => \$ready,
                'on_close' => fn(\$connection, \$reason) => say(\$reason->name)]);
            PHP);
        $deaf = $server->connect()->send("deaf\n");
        $deaf->line();
        echo "$policy: ", $server->connect()->send("send\n")->line();
        if ($policy === 'Close') {
            echo $server->hear(), "\n";
        }
        unset($server);
    }
}
?>
--EXPECT--
Discard: [true,true]
Discard: [true,true]
Discard: [true,true]
Close: [true,false]
SlowConsumer
Close: [true,false]
SlowConsumer
Close: [true,false]
SlowConsumer
