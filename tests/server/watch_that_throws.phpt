--TEST--
A callback of watch() that throws is told to on_error or the log each time, and the server goes on; exit() ends it
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/host.inc';
foreach (['on_error' => "fn(\$error, \$connection) => say(\$error->getMessage() . var_export(\$connection, true))",
        'log' => 'fn($level, $message, $context) => say("$level: $message: {$context["message"]}")'] as $option => $value) {
    $server = Child::serve(<<<PHP
        [\$one, \$other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        fwrite(\$other, "abc");
        \$server = new Lineproto\\Server(['greeting' => null, 'on_start' => \$ready, '$option' => $value]);
        \$server->listen('tcp://127.0.0.1:0', fn(\$line) => \$line);
        \$server->watch(\$one, function (\$one) {
            if (fread(\$one, 1) === '') {
                exit(7);
            }
            throw new Exception('thrown');
        });
        \$server->after(0.1, fn() => fclose(\$other));
        \$server->run();
        PHP);
    echo $server->connect()->send("x\n")->line(), $server->hear(), "\n", $server->hear(), "\n", $server->hear(), "\n";
    echo $server->wait(), $server->output(), $server->errors(), "\n";
}
?>
--EXPECT--
x
thrownNULL
thrownNULL
thrownNULL
7
x
error: uncaught exception in a handler: thrown
error: uncaught exception in a handler: thrown
error: uncaught exception in a handler: thrown
7
