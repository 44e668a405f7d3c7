--TEST--
A session that reads with a short timeout again and again does not keep an idle peer
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/session.inc';
$server = session_server(<<<'PHP'
    for ($i = 0; $i < 1000; $i++) {
        try {
            if ($c->readLine(0.02) === null) break;
        } catch (Lineproto\TimeoutException) {
        }
    }
    PHP, "'idle_timeout' => 0.3, 'on_close' => fn(\$c, \$reason) => say(\$reason->name)");
$start = microtime(true);
$server->connect()->rest();
echo $server->hear(), microtime(true) - $start < 5 ? ' in time' : ' late', "\n", $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
Idle in time
0after
