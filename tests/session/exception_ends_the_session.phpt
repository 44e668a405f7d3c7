--TEST--
An exception in a session goes to on_error, whose string is the last line, or to the log; others go on
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
foreach (["'on_error' => fn(\$e, \$c) => \"\$c->id {\$e->getMessage()}\",", "'log' => fn(\$level, \$message, \$context) => say(\"\$level \$message {\$context['message']}\"),"] as $options) {
    $server = session_server(<<<'PHP'
        try {
            foreach ($c as $line) {
                if ($line === 'throw') throw new Exception('thrown');
                $c->send($line);
            }
        } finally {
            $c->send('finally');
        }
        PHP, "$options 'on_close' => fn(\$c, \$reason) => say(\$reason->name), 'on_stop' => fn(\$s) => print \"{\$s->stats()['handler_errors']} \"");
    $other = $server->connect();
    echo $server->connect()->send("a\nthrow\nb\n")->rest(), $server->hear(), ' ', str_contains($options, 'log') ? $server->hear() : '', "\n";
    echo $other->send("still here\n")->finish()->rest(), $server->hear(), ' ', $server->stop(), ' ', $server->output(), $server->errors();
}
?>
--EXPECT--
a
finally
2 thrown
Error 
still here
finally
Peer 0 1 after
a
finally
error uncaught exception in a handler thrown Error
still here
finally
Peer 0 1 after
