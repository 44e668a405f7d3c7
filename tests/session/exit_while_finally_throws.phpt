--TEST--
exit() in a session ends the process although the finally blocks of others throw; each is reported
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach (["'on_error' => fn(\$e) => print(\"on_error {\$e->getMessage()}\\n\")", "'on_error' => fn(\$e) => throw \$e", ''] as $on_error) {
    $server = session_server(<<<'PHP'
        try {
            if ($c->readLine() === 'exit') {
                exit(3);
            }
        } finally {
            throw new Exception("finally $c->id");
        }
        PHP, $on_error, 'register_shutdown_function(fn() => print "shutdown\n");');
    $peers = [$server->connect(), $server->connect()];
    $server->connect()->send("exit\n")->rest();
    echo $server->wait(), "\n", $server->output(), preg_match_all('/error: .*finally \d/', $server->errors()), "\n";
}
?>
--EXPECT--
3
on_error finally 2
on_error finally 1
shutdown
0
3
shutdown
2
3
shutdown
2
