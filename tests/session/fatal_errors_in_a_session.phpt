--TEST--
A fatal error, memory_limit and max_execution_time in a session end the process with a message and no crash
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach (['eval("class A {} class A {}");', '$x = str_repeat("x", 20 << 20); $x .= $x;', 'for (;;);'] as $code) {
    $server = session_server(<<<PHP
        try {
            if (\$c->readLine() === 'fatal') { set_time_limit(1); $code }
        } finally {
            echo "finally\n";
        }
        PHP, '', 'register_shutdown_function(fn() => print "shutdown\n");', ['display_errors' => 'stderr', 'log_errors' => '0', 'memory_limit' => '32M']);
    $others = [$server->connect(), $server->connect()];
    $server->connect()->send("fatal\n")->rest();
    echo $server->wait(), ' ', preg_match('/Fatal error: [A-Z]\w+/', $server->errors(), $match) ? $match[0] : $server->errors(), "\n";
    echo preg_replace('/finally\n/', '', $server->output());
    foreach ($others as $other) {
        echo $other->rest();
    }
}
?>
--EXPECT--
255 Fatal error: Cannot
shutdown
255 Fatal error: Allowed
shutdown
255 Fatal error: Maximum
shutdown
